import type { CommentPath, EndorsementBody, QuestionThread } from '../../_contracts/comments/comments.ts'
import { endorseComment } from '../../_db/queries/comments/write.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread, findComment } from './find.ts'

/** Says as an instructor that a comment is right, or takes that back. */
export const setEndorsement = (
  context: WithClaims<AttemptServices>,
  { comment, endorsed, ...place }: CommentPath & EndorsementBody,
): Promise<QuestionThread> =>
  changeThread(context, place, async (thread) => {
    if (!thread.teaches) throw new DomainError('not_allowed', 'Only instructors and admins endorse comments.')
    const { id, status } = await findComment(thread, { id: comment, reader: context.claims.sub })
    if (status !== 'shown') throw new DomainError('conflict', 'This comment is not shown.')
    await endorseComment(thread.sql, { id, by: endorsed ? context.claims.sub : null })
  })
