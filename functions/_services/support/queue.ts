import {
  queuedThread,
  staffThread,
  type AnswerBody,
  type QueuePage,
  type QueueQuery,
  type SettleBody,
  type StaffThread,
} from '../../_contracts/support/support.ts'
import { roleIn } from '../../_db/queries/communities/communities.ts'
import { insertMessage, storeClaim } from '../../_db/queries/support/thread-changes.ts'
import { queueCounts, queuedThreadOf, queueOf } from '../../_db/queries/support/threads.ts'
import { readAsUser } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { notFound } from '../../_domain/errors.ts'
import { DAY, type ThreadEvent } from '../../_domain/support/thread-rules.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { MailServices } from '../mail/mail-services.ts'
import { tellAnswer } from './tell-answer.ts'
import { refuseIfClaimedByAnother, withTaughtThread } from './with-thread.ts'
import { withPlainBeginning } from './plain-beginning.ts'
import { findRepeated } from './find-repeated.ts'
import { moveThread } from './record.ts'

/** A page of what was asked in a community, for those who teach there. */
export async function readQueue(
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community: slug, state, topic, limit, cursor }: QueueQuery,
): Promise<QueuePage> {
  const { rows, counts } = await readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findTaughtCommunity(tx, claims, slug, 'Only instructors see what others ask.')
    const page = { limit: limit + 1, after: cursor, now: now() }
    return {
      rows: await queueOf(tx, { communityId, reader: claims.sub, state, topic, ...page }),
      counts: await queueCounts(tx, { communityId, now: now() }),
    }
  })
  const data = rows.slice(0, limit).map((row) => withPlainBeginning(queuedThread.parse(row)))
  return { community: slug, data, page: { next: rows.length > limit ? (data.at(-1)?.id ?? null) : null, ...counts } }
}

/** A thread with its notes and the learner's other threads, for those who teach in its community. */
export async function readQueuedThread(
  { db, now, claims }: WithClaims<DatabaseContext>,
  id: string,
): Promise<StaffThread> {
  return readAsUser(db, claims, async (tx) => {
    const row = await queuedThreadOf(tx, { id, reader: claims.sub, now: now() })
    const role = row && (await roleIn(tx, claims.sub, row.community_id))
    if (role !== 'instructor' && role !== 'admin') throw notFound('question')
    return withPlainBeginning(staffThread.parse(row))
  })
}

/** Answers the learner, or notes something for those who teach. */
export async function answerThread(
  context: WithClaims<DatabaseContext & MailServices>,
  { id, body, note, resolve, key }: AnswerBody & { id: string; key: string },
): Promise<StaffThread> {
  const now = context.now()
  const authorId = context.claims.sub
  await withTaughtThread(context, id, async (tx, { thread, standing }) => {
    if (await findRepeated(tx, { authorId, key, body, threadId: thread.id })) return
    const message = { id: uuid7(now), threadId: thread.id, communityId: thread.community_id, authorId, body, key, now }
    if (note) return void (await insertMessage(tx, { ...message, kind: 'note' }))
    refuseIfClaimedByAnother(thread, authorId, now)
    await insertMessage(tx, { ...message, kind: 'staff' })
    await moveThread(tx, { thread, standing }, { type: 'person_answered', resolve }, { actorId: authorId, now })
    await storeClaim(tx, { id: thread.id, by: null, until: null })
    await tellAnswer(tx, context, { id: message.id, authorId, body, thread, now })
  })
  return readQueuedThread(context, id)
}

/** Opens a thread, resolves it without an answer, or puts it off. */
export async function settleThread(
  context: WithClaims<DatabaseContext>,
  { id, state, days }: SettleBody & { id: string },
): Promise<StaffThread> {
  const now = context.now()
  const actorId = context.claims.sub
  await withTaughtThread(context, id, async (tx, locked) => {
    refuseIfClaimedByAnother(locked.thread, actorId, now)
    const event: ThreadEvent =
      state === 'snoozed' ? { type: 'person_snoozed', until: now + days * DAY } : { type: 'person_settled', state }
    await moveThread(tx, locked, event, { actorId, now })
  })
  return readQueuedThread(context, id)
}
