import { sql } from 'drizzle-orm'
import type { ThreadStanding } from '../../../_domain/support/thread-rules.ts'
import { at } from '../../iso.ts'
import type { Transaction } from '../../session.ts'
import { BEGINNING } from './threads.ts'

export interface StoredThread extends Record<string, unknown> {
  id: string
  community_id: string
  user_id: string
  owner: ThreadStanding['owner']
  state: ThreadStanding['state']
  snoozed_until: Date | string | null
  is_held: boolean
  may_publish: boolean
  claimed_by: string | null
  claimed_until: Date | string | null
  merged_into: string | null
}

/** Locks a thread until the end of the transaction, so that what happens in it happens one after another. */
export async function lockThread(tx: Transaction, id: string): Promise<StoredThread | undefined> {
  const [row] = await tx.execute<StoredThread>(sql`
    select
      id, community_id, user_id, owner, state, snoozed_until, is_held, may_publish, claimed_by, claimed_until, merged_into
    from support_threads where id = ${id} for update
  `)
  return row
}

/** Whoever creates threads for a learner waits here: the same words twice are one thread. */
export const lockAsker = (tx: Transaction, userId: string) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('laude asks ' || ${userId}, 0))`)

/** An unresolved thread that this learner began with these words. */
export async function sameQuestion(
  tx: Transaction,
  { userId, communityId, body }: { userId: string; communityId: string; body: string },
) {
  const [row] = await tx.execute<{ id: string }>(sql`
    select thread.id
    from support_threads as thread
    where thread.user_id = ${userId} and thread.community_id = ${communityId} and thread.state <> 'resolved'
      and thread.merged_into is null
      and ${body} = (
        select body from support_messages where thread_id = thread.id and kind = 'learner' order by created_at, id limit 1
      )
    limit 1
  `)
  return row?.id
}

/** Whether this learner has done anything here that a person who only writes does not: finished a test, or had an answer. */
export async function hasHistory(tx: Transaction, { userId, communityId }: { userId: string; communityId: string }) {
  const [row] = await tx.execute<{ has: boolean }>(sql`
    select
      exists (select from attempts where user_id = ${userId} and status = 'finished')
      or exists (select from memberships where user_id = ${userId} and community_id = ${communityId} and role <> 'student')
      or exists (
        select from support_messages as message
        join support_threads as thread on thread.id = message.thread_id
        where thread.user_id = ${userId} and message.kind = 'staff'
      ) as has
  `)
  return row?.has ?? false
}

export interface NewThread {
  id: string
  communityId: string
  userId: string
  topic: string
  owner: ThreadStanding['owner']
  isHeld: boolean
  mayPublish: boolean
  about: unknown
  now: number
}

export const insertThread = (
  tx: Transaction,
  { id, communityId, userId, topic, owner, isHeld, mayPublish, about, now }: NewThread,
) =>
  tx.execute(sql`
    insert into support_threads (
      id, community_id, user_id, topic, owner, is_held, may_publish, about, created_at, changed_at, waiting_since
    )
    values (
      ${id}, ${communityId}, ${userId}, ${topic}, ${owner}, ${isHeld}, ${mayPublish},
      ${about === undefined ? null : JSON.stringify(about)}::jsonb, ${at(now)}, ${at(now)},
      ${owner === 'person' ? at(now) : sql`null`}
    )
  `)

export interface NewMessage {
  id: string
  threadId: string
  communityId: string
  /** Null for the assistant. */
  authorId: string | null
  kind: 'learner' | 'staff' | 'assistant' | 'note'
  body: string
  citations?: unknown
  key?: string
  now: number
}

export const insertMessage = (
  tx: Transaction,
  { id, threadId, communityId, authorId, kind, body, citations = [], key, now }: NewMessage,
) =>
  tx.execute(sql`
    insert into support_messages (id, thread_id, community_id, author_id, kind, body, citations, key, created_at)
    values (
      ${id}, ${threadId}, ${communityId}, ${authorId}, ${kind}, ${body}, ${JSON.stringify(citations)}::jsonb, ${key ?? null},
      ${at(now)}
    )
  `)

/** The message that a request with this key wrote before. */
export async function messageByKey(tx: Transaction, { authorId, key }: { authorId: string; key: string }) {
  const [row] = await tx.execute<{ thread_id: string; body: string }>(sql`
    select thread_id, body from support_messages where author_id = ${authorId} and key = ${key}
  `)
  return row
}

const waits = ({ owner, state }: ThreadStanding) => owner === 'person' && (state === 'open' || state === 'snoozed')

/** Stores how a locked thread stands now. What was said in it comes up in the lists; a note or a claim does not. */
export const storeStanding = (
  tx: Transaction,
  { id, standing, now }: { id: string; standing: ThreadStanding; now: number },
) =>
  tx.execute(sql`
    update support_threads
    set
      state = ${standing.state},
      snoozed_until = ${standing.state === 'snoozed' && standing.snoozedUntil !== null ? at(standing.snoozedUntil) : sql`null`},
      owner = ${standing.owner},
      is_held = ${standing.isHeld},
      waiting_since = case when ${waits(standing)} then coalesce(waiting_since, ${at(now)}) end,
      changed_at = ${at(now)}
    where id = ${id}
  `)

export const storeClaim = (
  tx: Transaction,
  { id, by, until }: { id: string; by: string | null; until: number | null },
) =>
  tx.execute(sql`
    update support_threads set claimed_by = ${by}, claimed_until = ${until === null ? sql`null` : at(until)} where id = ${id}
  `)

/** The beginning of what a thread asks, as lists show it. */
export async function beginningOf(tx: Transaction, threadId: string) {
  const [row] = await tx.execute<{ first: string }>(sql`
    select left(body, ${BEGINNING}) as first from support_messages
    where thread_id = ${threadId} and kind = 'learner' order by created_at, id limit 1
  `)
  return row?.first ?? ''
}

/**
 * Everything said in one thread, and what happened to it, is then part of the other, in the order in which it was. Whoever waits
 * has waited since they asked the first of both.
 */
export async function mergeThreads(tx: Transaction, { from, into, now }: { from: string; into: string; now: number }) {
  await tx.execute(sql`update support_messages set thread_id = ${into} where thread_id = ${from}`)
  await tx.execute(sql`update support_events set thread_id = ${into} where thread_id = ${from}`)
  await tx.execute(sql`
    update support_threads as target
    set waiting_since = least(target.waiting_since, merged.waiting_since)
    from support_threads as merged
    where target.id = ${into} and merged.id = ${from} and target.waiting_since is not null
  `)
  await tx.execute(sql`
    update support_threads
    set merged_into = ${into}, state = 'resolved', snoozed_until = null, waiting_since = null, claimed_by = null,
      claimed_until = null, changed_at = ${at(now)}
    where id = ${from} or merged_into = ${from}
  `)
}
