import type { CommentPath, QuestionThread, ReactionsBody } from '../../_contracts/comments/comments.ts'
import { putReactions } from '../../_db/queries/comments/write.ts'
import { REACTIONS } from '../../_domain/comments/comments.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread, findComment } from './find.ts'

/** Finds somebody else's comment helpful, thanks for it, or takes that back. */
export const reactToComment = (
  context: WithClaims<AttemptServices>,
  { comment, helpful, thanks, ...place }: CommentPath & ReactionsBody,
): Promise<QuestionThread> =>
  changeThread(context, place, async (thread) => {
    const user_id = context.claims.sub
    const found = await findComment(thread, { id: comment, reader: user_id })
    if (found.user_id === user_id) throw new DomainError('not_allowed', 'Reactions are for what others wrote.')
    const { community_id } = thread.question
    const wished = { helpful, thanks }
    const kinds = REACTIONS.filter((kind) => wished[kind])
    await putReactions(thread.sql, { comment_id: comment, community_id, user_id, kinds })
  })
