import type { CommentAt } from './thread-at.ts'
import { deleteComment } from '../../_db/queries/comments/write.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread, findComment } from './find.ts'

/** Deletes an own comment, or one below an own achievement, for good, with its reactions and reports. */
export const removeComment = <View>(
  context: WithClaims<AttemptServices>,
  { at, comment }: CommentAt<View>,
): Promise<View> =>
  changeThread(
    context,
    at,
    async (thread) => {
      const found = await findComment(thread, { id: comment, reader: context.claims.sub })
      const { sub } = context.claims
      if (found.user_id !== sub && thread.subject.award_user_id !== sub)
        throw new DomainError('not_allowed', 'Only who wrote a comment can delete it. You can report it.')
      await deleteComment(thread.sql, comment)
    },
    { isForMuted: true },
  )
