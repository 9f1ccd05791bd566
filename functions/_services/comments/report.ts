import type { CommentReportBody } from '../../_contracts/comments/comments.ts'
import { hideComment, putCommentReport } from '../../_db/queries/comments/write.ts'
import { REPORTS_THAT_HIDE } from '../../_domain/comments/comments.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread, findComment } from './find.ts'
import type { CommentAt } from './thread-at.ts'

/** Tells instructors what is wrong with somebody else's comment. The third report hides it until one of them has looked at it. */
export const reportComment = <View>(
  context: WithClaims<AttemptServices>,
  { at, comment, reason, note }: CommentAt<View> & CommentReportBody,
): Promise<View> =>
  changeThread(
    context,
    at,
    async (thread) => {
      const user_id = context.claims.sub
      // Of reports that arrive together, each waits for the one before, so one of them is the third.
      const found = await findComment(thread, { id: comment, reader: user_id })
      if (found.user_id === user_id) throw new DomainError('not_allowed', 'You wrote this comment. You can delete it.')
      const { community_id } = thread.subject
      const open = await putCommentReport(thread.sql, { comment_id: comment, community_id, user_id, reason, note })
      if (open >= REPORTS_THAT_HIDE) await hideComment(thread.sql, comment)
    },
    { isForMuted: true },
  )
