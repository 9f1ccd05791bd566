import type { StaffThread } from '../../_contracts/support/support.ts'
import { insertSupportEvent } from '../../_db/queries/support/events.ts'
import { beginningOf, lockThread, mergeThreads } from '../../_db/queries/support/thread-changes.ts'
import { DomainError } from '../../_domain/errors.ts'
import { stateAt } from '../../_domain/support/thread-rules.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readQueuedThread } from './queue.ts'
import { moveThread } from './record.ts'
import { refuseIfClaimedByAnother, standingOf, withTaughtThread } from './with-thread.ts'

/**
 * Joins two threads of one learner: the other one then has all that was said. It waits for a person if one of them was open, since nobody
 * has answered that yet.
 */
export async function mergeThread(
  context: WithClaims<DatabaseContext>,
  { id, into }: { id: string; into: string },
): Promise<StaffThread> {
  const now = context.now()
  const actorId = context.claims.sub
  await withTaughtThread(context, id, async (tx, { thread, standing }) => {
    const target = thread.id === into ? undefined : await lockThread(tx, into)
    if (
      target?.merged_into !== null ||
      target.user_id !== thread.user_id ||
      target.community_id !== thread.community_id
    )
      throw new DomainError('validation_failed', 'Only two threads of one learner can be merged.', {
        errors: [{ path: 'body.into', message: 'is no other thread of this learner' }],
      })
    for (const each of [thread, target]) refuseIfClaimedByAnother(each, actorId, now)
    const first = await beginningOf(tx, thread.id)
    const locked = { thread: target, standing: standingOf(target) }
    const isOpen = stateAt(standing, now) === 'open'
    if (isOpen && (stateAt(locked.standing, now) !== 'open' || target.owner === 'assistant'))
      await moveThread(tx, locked, { type: 'person_settled', state: 'open' }, { actorId, now })
    await mergeThreads(tx, { from: thread.id, into, now })
    const happened = { threadId: into, communityId: thread.community_id, actorId, now }
    await insertSupportEvent(tx, { ...happened, kind: 'merged', first })
  })
  return readQueuedThread(context, into)
}
