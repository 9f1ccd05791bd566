import { sql, type SQL } from 'drizzle-orm'
import type { ThreadStanding } from '../../../_domain/support/thread-rules.ts'
import { iso } from '../../iso.ts'
import type { Transaction } from '../../session.ts'

/** The most characters of a thread's first message in a list. */
const BEGINNING = 140

const at = (now: number) => sql`to_timestamp(${now / 1000}::float8)`

/** A joined profile as JSON; null where the join found none. */
const person = (alias: string) => {
  const profile = sql.raw(alias)
  return sql`case when ${profile}.id is not null then
    json_build_object('id', ${profile}.id, 'display_name', ${profile}.display_name, 'username', ${profile}.username)
  end`
}

/** What every reader of a thread sees of it, as the contract has it. A snoozed thread whose time has come is open. */
const summary = (now: number) => sql`
  thread.id, communities.slug as community, thread.topic, thread.owner,
  case when thread.state = 'snoozed' and thread.snoozed_until <= ${at(now)} then 'open' else thread.state end as state,
  case when thread.snoozed_until > ${at(now)} then ${iso(sql`thread.snoozed_until`)} end as snoozed_until,
  thread.is_held as held, thread.may_publish,
  coalesce((
    select left(body, ${BEGINNING}) from support_messages where thread_id = thread.id and kind = 'learner' order by created_at, id limit 1
  ), '') as first,
  (select count(*)::integer from support_messages where thread_id = thread.id and kind <> 'note') as messages,
  ${iso(sql`thread.created_at`)} as created_at, ${iso(sql`thread.changed_at`)} as changed_at
`

const forStaff = (now: number) => sql`
  ${person('learner')} as learner,
  case when thread.claimed_until > ${at(now)} then ${person('claimer')} end as claimed_by,
  case when thread.claimed_until > ${at(now)} then ${iso(sql`thread.claimed_until`)} end as claimed_until
`

/** Messages in the order in which they were written. Row-level security leaves notes to those who teach. */
const said = (withNotes: boolean) => sql`
  coalesce((
    select json_agg(
      json_build_object(
        'id', message.id, 'kind', message.kind, 'author', ${person('author')}, 'body', message.body,
        'citations', message.citations, 'created_at', ${iso(sql`message.created_at`)}
      )
      order by message.created_at, message.id
    )
    from support_messages as message
    left join profiles as author on author.id = message.author_id
    where message.thread_id = thread.id ${withNotes ? sql`` : sql`and message.kind <> 'note'`}
  ), '[]') as said
`

export interface ThreadPage {
  limit: number
  /** The last thread of the page before. */
  after: string | undefined
  now: number
}

/** The threads of a learner in a community, the latest first. One that was merged into another is part of that. */
export const threadsOf = (
  tx: Transaction,
  { userId, communityId, limit, after, now }: ThreadPage & { userId: string; communityId: string },
) =>
  tx.execute(sql`
    select ${summary(now)}
    from support_threads as thread
    join communities on communities.id = thread.community_id
    where thread.user_id = ${userId} and thread.community_id = ${communityId} and thread.merged_into is null
      ${after === undefined ? sql`` : sql`and (thread.changed_at, thread.id) < (select changed_at, id from support_threads where id = ${after})`}
    order by thread.changed_at desc, thread.id desc
    limit ${limit}
  `)

/** A thread of this learner; the one into which it was merged, if it was. */
export async function threadOf(tx: Transaction, { id, userId, now }: { id: string; userId: string; now: number }) {
  const [row] = await tx.execute(sql`
    select ${summary(now)}, thread.about, ${said(false)}
    from support_threads as asked
    join support_threads as thread on thread.id = coalesce(asked.merged_into, asked.id)
    join communities on communities.id = thread.community_id
    where asked.id = ${id} and thread.user_id = ${userId}
  `)
  return row
}

const fromQueue = sql`
  support_threads as thread
  join communities on communities.id = thread.community_id
  join profiles as learner on learner.id = thread.user_id
  left join profiles as claimer on claimer.id = thread.claimed_by
`

export interface QueueFilter extends ThreadPage {
  communityId: string
  reader: string
  state: 'open' | 'mine' | 'held' | 'waiting' | 'snoozed' | 'resolved'
  topic: string | undefined
}

const isOpen = (now: number) =>
  sql`(thread.state = 'open' or thread.state = 'snoozed' and thread.snoozed_until <= ${at(now)})`

function inState(state: QueueFilter['state'], reader: string, now: number): SQL {
  switch (state) {
    case 'open':
      return sql`${isOpen(now)} and not thread.is_held`
    case 'held':
      return sql`${isOpen(now)} and thread.is_held`
    case 'mine':
      return sql`thread.claimed_by = ${reader} and thread.claimed_until > ${at(now)} and thread.state <> 'resolved'`
    case 'snoozed':
      return sql`thread.state = 'snoozed' and thread.snoozed_until > ${at(now)}`
    case 'waiting':
    case 'resolved':
      return sql`thread.state = ${state}`
  }
}

/** Threads for those who teach: what waits for them the oldest first, all else the latest first. */
export function queueOf(tx: Transaction, { communityId, reader, state, topic, limit, after, now }: QueueFilter) {
  const [order, beyond] = ['open', 'held', 'mine'].includes(state) ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  return tx.execute(sql`
    select ${summary(now)}, ${forStaff(now)}
    from ${fromQueue}
    where thread.community_id = ${communityId} and thread.merged_into is null and ${inState(state, reader, now)}
      ${topic === undefined ? sql`` : sql`and thread.topic = ${topic}`}
      ${after === undefined ? sql`` : sql`and (thread.changed_at, thread.id) ${beyond} (select changed_at, id from support_threads where id = ${after})`}
    order by thread.changed_at ${order}, thread.id ${order}
    limit ${limit}
  `)
}

export async function queueCounts(tx: Transaction, { communityId, now }: { communityId: string; now: number }) {
  const [counts] = await tx.execute<{ open: number; held: number }>(sql`
    select
      count(*) filter (where not is_held)::integer as open,
      count(*) filter (where is_held)::integer as held
    from support_threads as thread
    where community_id = ${communityId} and merged_into is null and ${isOpen(now)}
  `)
  return counts ?? { open: 0, held: 0 }
}

/** A thread for those who teach, with notes and with the learner's other threads. */
export async function queuedThreadOf(tx: Transaction, { id, now }: { id: string; now: number }) {
  const [row] = await tx.execute<Record<string, unknown> & { community_id: string }>(sql`
    select
      thread.community_id, ${summary(now)}, ${forStaff(now)}, thread.about, ${said(true)},
      coalesce((
        select json_agg(other order by other.changed_at desc)
        from (
          select ${summary(now)}
          from support_threads as thread
          join communities on communities.id = thread.community_id
          where thread.user_id = main.user_id and thread.community_id = main.community_id and thread.id <> main.id
            and thread.merged_into is null
          order by thread.changed_at desc
          limit 10
        ) as other
      ), '[]') as others
    from support_threads as main
    join ${fromQueue} on thread.id = main.id
    where main.id = ${id}
  `)
  return row
}

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
      id, community_id, user_id, topic, owner, is_held, may_publish, about, created_at, changed_at
    )
    values (
      ${id}, ${communityId}, ${userId}, ${topic}, ${owner}, ${isHeld}, ${mayPublish},
      ${about === undefined ? null : JSON.stringify(about)}::jsonb, ${at(now)}, ${at(now)}
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

/** Everything said in one thread is then part of the other, in the order in which it was written. */
export async function mergeThreads(tx: Transaction, { from, into, now }: { from: string; into: string; now: number }) {
  await tx.execute(sql`update support_messages set thread_id = ${into} where thread_id = ${from}`)
  await tx.execute(sql`
    update support_threads
    set merged_into = ${into}, state = 'resolved', snoozed_until = null, claimed_by = null, claimed_until = null,
      changed_at = ${at(now)}
    where id = ${from} or merged_into = ${from}
  `)
}
