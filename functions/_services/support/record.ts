import { insertSupportEvent } from '../../_db/queries/support/events.ts'
import { storeStanding } from '../../_db/queries/support/thread-changes.ts'
import type { Transaction } from '../../_db/session.ts'
import { changesOfStanding } from '../../_domain/support/thread-events.ts'
import { afterEvent, type ThreadEvent } from '../../_domain/support/thread-rules.ts'
import type { LockedThread } from './with-thread.ts'

/** Who did it, and when. */
interface Doing {
  actorId: string
  now: number
}

/** Stores how a locked thread stands after an event, and writes down what is different. */
export async function moveThread(
  tx: Transaction,
  { thread, standing }: LockedThread,
  event: ThreadEvent,
  { actorId, now }: Doing,
): Promise<void> {
  const next = afterEvent(standing, event)
  await storeStanding(tx, { id: thread.id, standing: next, now })
  const isMessage = event.type === 'learner_wrote'
  for (const change of changesOfStanding(standing, next, { now, isMessage }))
    await insertSupportEvent(tx, { threadId: thread.id, communityId: thread.community_id, actorId, ...change, now })
}
