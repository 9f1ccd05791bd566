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
import {
  insertMessage,
  lockThread,
  mergeThreads,
  storeClaim,
  storeStanding,
} from '../../_db/queries/support/thread-changes.ts'
import { queueCounts, queuedThreadOf, queueOf } from '../../_db/queries/support/threads.ts'
import { readAsUser } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { afterEvent, CLAIM_MS, DAY } from '../../_domain/support/thread-rules.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { MailServices } from '../mail/mail-services.ts'
import { tellAnswer } from './tell-answer.ts'
import { refuseIfClaimedByAnother, withTaughtThread } from './with-thread.ts'
import { findRepeated } from './find-repeated.ts'

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
  const data = rows.slice(0, limit).map((row) => queuedThread.parse(row))
  return { community: slug, data, page: { next: rows.length > limit ? (data.at(-1)?.id ?? null) : null, ...counts } }
}

/** A thread with its notes and the learner's other threads, for those who teach in its community. */
export async function readQueuedThread(
  { db, now, claims }: WithClaims<DatabaseContext>,
  id: string,
): Promise<StaffThread> {
  return readAsUser(db, claims, async (tx) => {
    const row = await queuedThreadOf(tx, { id, now: now() })
    const role = row && (await roleIn(tx, claims.sub, row.community_id))
    if (role !== 'instructor' && role !== 'admin') throw notFound('question')
    return staffThread.parse(row)
  })
}

/** Leases a thread to one person, so that two do not answer it at the same time. */
export async function claimThread(
  context: WithClaims<DatabaseContext>,
  { id, release }: { id: string; release: boolean },
): Promise<StaffThread> {
  const now = context.now()
  const by = context.claims.sub
  await withTaughtThread(context, id, async (tx, { thread }) => {
    refuseIfClaimedByAnother(thread, by, now)
    if (release && thread.claimed_by !== by) return
    await storeClaim(tx, { id: thread.id, ...(release ? { by: null, until: null } : { by, until: now + CLAIM_MS }) })
  })
  return readQueuedThread(context, id)
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
    await storeStanding(tx, {
      id: thread.id,
      standing: afterEvent(standing, { type: 'person_answered', resolve }),
      now,
    })
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
  await withTaughtThread(context, id, async (tx, { thread, standing }) => {
    refuseIfClaimedByAnother(thread, context.claims.sub, now)
    const next = afterEvent(
      standing,
      state === 'snoozed' ? { type: 'person_snoozed', until: now + days * DAY } : { type: 'person_settled', state },
    )
    await storeStanding(tx, { id: thread.id, standing: next, now })
  })
  return readQueuedThread(context, id)
}

/** Joins two threads of one learner: the other one then has all that was said. */
export async function mergeThread(
  context: WithClaims<DatabaseContext>,
  { id, into }: { id: string; into: string },
): Promise<StaffThread> {
  const now = context.now()
  const reader = context.claims.sub
  await withTaughtThread(context, id, async (tx, { thread }) => {
    const target = thread.id === into ? undefined : await lockThread(tx, into)
    if (
      target?.merged_into !== null ||
      target.user_id !== thread.user_id ||
      target.community_id !== thread.community_id
    )
      throw new DomainError('validation_failed', 'Only two threads of one learner can be merged.', {
        errors: [{ path: 'body.into', message: 'is no other thread of this learner' }],
      })
    for (const each of [thread, target]) refuseIfClaimedByAnother(each, reader, now)
    await mergeThreads(tx, { from: thread.id, into, now })
  })
  return readQueuedThread(context, into)
}

/** Gives the claim to somebody else who teaches there. */
export async function handOverThread(
  context: WithClaims<DatabaseContext>,
  { id, to }: { id: string; to: string },
): Promise<StaffThread> {
  const now = context.now()
  await withTaughtThread(context, id, async (tx, { thread }) => {
    refuseIfClaimedByAnother(thread, context.claims.sub, now)
    const role = await roleIn(tx, to, thread.community_id)
    if ((role !== 'instructor' && role !== 'admin') || to === thread.user_id)
      throw new DomainError('validation_failed', 'Choose somebody who teaches in this community.', {
        errors: [{ path: 'body.to', message: 'does not teach here' }],
      })
    await storeClaim(tx, { id: thread.id, by: to, until: now + CLAIM_MS })
  })
  return readQueuedThread(context, id)
}
