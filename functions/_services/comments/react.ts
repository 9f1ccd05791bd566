import type { ReactionsBody } from '../../_contracts/comments/comments.ts'
import { putReactions } from '../../_db/queries/comments/write.ts'
import { REACTIONS } from '../../_domain/comments/comments.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread, findComment } from './find.ts'
import type { CommentAt } from './thread-at.ts'

/** Finds somebody else's comment helpful, thanks for it, or takes that back. */
export const reactToComment = <View>(
  context: WithClaims<AttemptServices>,
  { at, comment, helpful, thanks }: CommentAt<View> & ReactionsBody,
): Promise<View> =>
  changeThread(context, at, async (thread) => {
    const user_id = context.claims.sub
    const found = await findComment(thread, { id: comment, reader: user_id })
    if (found.user_id === user_id) throw new DomainError('not_allowed', 'Reactions are for what others wrote.')
    const { community_id } = thread.subject
    const wished = { helpful, thanks }
    const kinds = REACTIONS.filter((kind) => wished[kind])
    await putReactions(thread.sql, { comment_id: comment, community_id, user_id, kinds })
  })
