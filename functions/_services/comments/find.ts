import { standingIn } from '../../_db/queries/comments/thread.ts'
import { lockComment, type FoundComment } from '../../_db/queries/comments/write.ts'
import type { Connection } from '../../_db/client.ts'
import type { CommentSubject } from '../../_db/queries/comments/thread.ts'
import { withService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { instant } from '../attempts/instant.ts'
import type { WithClaims } from '../context.ts'
import type { ThreadAt } from './thread-at.ts'

interface OpenThread {
  sql: Connection['sql']
  subject: CommentSubject
  teaches: boolean
}

/** What who is muted may still do: report, and delete what they wrote. */
interface Change {
  isForMuted?: boolean
}

/** Changes a thread that the caller sees, and reads it again. Nobody does in an archived community. */
export async function changeThread<View>(
  context: WithClaims<AttemptServices>,
  at: ThreadAt<View>,
  change: (thread: OpenThread) => Promise<unknown>,
  { isForMuted = false }: Change = {},
): Promise<View> {
  const { subject, show } = await at(context)
  return withService(context.db, async (_, sql) => {
    const standing = await standingIn(sql, { community_id: subject.community_id, user_id: context.claims.sub })
    if (!standing) throw notFound('question')
    if (!standing.open)
      throw new DomainError(
        'community_closed',
        'This community is archived: what was said stays, and nobody adds to it.',
      )
    if (standing.off) throw new DomainError('comments_off', 'Comments are switched off in this community.')
    if (standing.muted_until !== null && !isForMuted)
      throw new DomainError(
        'muted',
        `You cannot write here until ${instant(standing.muted_until)}: ${standing.muted_for}`,
      )
    await change({ sql, subject, teaches: standing.teaches })
    return show(sql)
  })
}

/** A comment of this thread that the caller sees; of others only those that are shown. */
export async function findComment(
  { sql, subject }: OpenThread,
  { id, reader }: { id: string; reader: string },
): Promise<FoundComment> {
  const found = await lockComment(sql, { id, ...subject })
  if (!found || (found.status !== 'shown' && found.user_id !== reader)) throw notFound('comment')
  return found
}
