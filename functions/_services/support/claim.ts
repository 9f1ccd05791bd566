import type { HandOverBody, StaffThread } from '../../_contracts/support/support.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { insertHandOverNotification } from '../../_db/queries/notifications/support-hand-over.ts'
import { insertSupportEvent } from '../../_db/queries/support/events.ts'
import { insertMessage, storeClaim } from '../../_db/queries/support/thread-changes.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { DomainError } from '../../_domain/errors.ts'
import { CLAIM_MS } from '../../_domain/support/thread-rules.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readQueuedThread } from './queue.ts'
import { isClaimed, refuseIfClaimedByAnother, withTaughtThread } from './with-thread.ts'

/** Leases a thread to one person, so that two do not answer it at the same time. Claiming again renews it. */
export async function claimThread(
  context: WithClaims<DatabaseContext>,
  { id, release }: { id: string; release: boolean },
): Promise<StaffThread> {
  const now = context.now()
  const by = context.claims.sub
  await withTaughtThread(context, id, async (tx, { thread }) => {
    refuseIfClaimedByAnother(thread, by, now)
    const isMine = isClaimed(thread, now)
    if (release && !isMine) return
    await storeClaim(tx, { id: thread.id, ...(release ? { by: null, until: null } : { by, until: now + CLAIM_MS }) })
    if (isMine && !release) return
    const happened = { threadId: thread.id, communityId: thread.community_id, actorId: by, now }
    await insertSupportEvent(tx, { ...happened, kind: release ? 'released' : 'claimed' })
  })
  return readQueuedThread(context, id)
}

/** Gives the claim to somebody else who teaches there, and tells them. */
export async function handOverThread(
  context: WithClaims<DatabaseContext>,
  { id, to, note }: HandOverBody & { id: string },
): Promise<StaffThread> {
  const now = context.now()
  const actorId = context.claims.sub
  await withTaughtThread(context, id, async (tx, { thread }) => {
    refuseIfClaimedByAnother(thread, actorId, now)
    const role = await roleIn(tx, to, thread.community_id)
    if ((role !== 'instructor' && role !== 'admin') || to === thread.user_id || to === actorId)
      throw new DomainError('validation_failed', 'Choose somebody else who teaches in this community.', {
        errors: [{ path: 'body.to', message: 'is nobody else who teaches here' }],
      })
    const about = { threadId: thread.id, communityId: thread.community_id, now }
    await storeClaim(tx, { id: thread.id, by: to, until: now + CLAIM_MS })
    await insertSupportEvent(tx, { ...about, actorId, kind: 'handed_over', toId: to })
    if (note !== '') await insertMessage(tx, { ...about, id: uuid7(now), authorId: actorId, kind: 'note', body: note })
    await insertHandOverNotification(tx, { ...about, userId: to, by: actorId })
  })
  return readQueuedThread(context, id)
}
