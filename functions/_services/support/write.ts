import type { Thread } from '../../_contracts/support/support.ts'
import { insertMessage } from '../../_db/queries/support/thread-changes.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { ThreadEvent } from '../../_domain/support/thread-rules.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readMyThread } from './read-mine.ts'
import { withOwnThread } from './with-thread.ts'
import { findRepeated } from './find-repeated.ts'
import { moveThread } from './record.ts'

/** The caller writes more in a thread of theirs, which opens it again. */
export async function writeInThread(
  context: WithClaims<DatabaseContext>,
  { id, body, key }: { id: string; body: string; key: string },
): Promise<Thread> {
  const now = context.now()
  const authorId = context.claims.sub
  await withOwnThread(context, id, async (tx, { thread, standing }) => {
    if (await findRepeated(tx, { authorId, key, body, threadId: thread.id })) return
    const message = { id: uuid7(now), threadId: thread.id, communityId: thread.community_id, authorId, body, key, now }
    await insertMessage(tx, { ...message, kind: 'learner' })
    await moveThread(tx, { thread, standing }, { type: 'learner_wrote' }, { actorId: authorId, now })
  })
  return readMyThread(context, id)
}

/** The caller asks for a person, or needs no answer any more. */
export async function settleOwnThread(
  context: WithClaims<DatabaseContext>,
  { id, event }: { id: string; event: ThreadEvent & { type: 'learner_asked_for_a_person' | 'learner_resolved' } },
): Promise<Thread> {
  const now = context.now()
  await withOwnThread(context, id, (tx, locked) => moveThread(tx, locked, event, { actorId: context.claims.sub, now }))
  return readMyThread(context, id)
}
