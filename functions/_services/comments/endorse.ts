import type { EndorsementBody } from '../../_contracts/comments/comments.ts'
import { endorseComment } from '../../_db/queries/comments/write.ts'
import { tell, wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { changeThread, findComment } from './find.ts'
import type { CommentAt } from './thread-at.ts'

/** Says as an instructor that a comment is right, which its author hears, or takes that back. */
export const setEndorsement = <View>(
  context: WithClaims<AttemptServices>,
  { at, comment, endorsed }: CommentAt<View> & EndorsementBody,
): Promise<View> =>
  changeThread(context, at, async (thread) => {
    if (!thread.teaches) throw new DomainError('not_allowed', 'Only instructors and admins endorse comments.')
    const found = await findComment(thread, { id: comment, reader: context.claims.sub })
    if (found.status !== 'shown') throw new DomainError('conflict', 'This comment is not shown.')
    const { id, user_id, test_id } = found
    await endorseComment(thread.sql, { id, by: endorsed ? context.claims.sub : null })
    if (!endorsed || found.endorsed || user_id === context.claims.sub) return
    const { community_id } = thread.subject
    const payload = { comment_id: id, test_id }
    await tell(thread.sql, [{ id: uuid7(context.now()), user_id, community_id, kind: 'comment_endorsed', payload }])
    await wakeLearners(thread.sql, [user_id])
  })
