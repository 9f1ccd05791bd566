import type { CommentPath, QuestionThread } from '../../_contracts/comments/comments.ts'
import { deleteComment } from '../../_db/queries/comments/write.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread, findComment } from './find.ts'

/** Deletes an own comment for good, with its reactions and reports. */
export const removeOwnComment = (
  context: WithClaims<AttemptServices>,
  { comment, ...place }: CommentPath,
): Promise<QuestionThread> =>
  changeThread(
    context,
    place,
    async (thread) => {
      const found = await findComment(thread, { id: comment, reader: context.claims.sub })
      if (found.user_id !== context.claims.sub)
        throw new DomainError('not_allowed', 'Only who wrote a comment can delete it. You can report it.')
      await deleteComment(thread.sql, comment)
    },
    { isForMuted: true },
  )
