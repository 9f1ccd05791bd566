import { sql, type SQL } from 'drizzle-orm'
import { at, iso } from '../../iso.ts'
import { person } from '../../person.ts'
import type { Transaction } from '../../session.ts'
import { eventsForLearner, eventsForStaff } from './events.ts'
import { isOpenNow, stateNow } from './thread-state.ts'

/** The most characters of a thread's first message in a list. */
export const BEGINNING = 140

/** What every reader of a thread sees of it, as the contract has it. */
const summary = (now: number) => sql`
  thread.id, communities.slug as community, thread.topic, thread.owner,
  ${stateNow(now)} as state,
  case when thread.snoozed_until > ${at(now)} then ${iso(sql`thread.snoozed_until`)} end as snoozed_until,
  thread.is_held as held, thread.may_publish,
  coalesce((
    select left(body, ${BEGINNING}) from support_messages where thread_id = thread.id and kind = 'learner' order by created_at, id limit 1
  ), '') as first,
  (select count(*)::integer from support_messages where thread_id = thread.id and kind <> 'note') as messages,
  (
    select assistant_ending from support_messages
    where thread_id = thread.id and kind = 'learner' order by created_at desc, id desc limit 1
  ) as ending,
  ${iso(sql`thread.created_at`)} as created_at, ${iso(sql`thread.changed_at`)} as changed_at
`

const forStaff = (now: number) => sql`
  ${person('learner')} as learner,
  case when thread.claimed_until > ${at(now)} then ${person('claimer')} end as claimed_by,
  case when thread.claimed_until > ${at(now)} then ${iso(sql`thread.claimed_until`)} end as claimed_until,
  ${iso(sql`thread.waiting_since`)} as waiting_since,
  case when thread.snoozed_until <= ${at(now)} then ${iso(sql`thread.snoozed_until`)} end as back_since
`

/** Messages in the order in which they were written. Row-level security leaves notes to those who teach. */
const said = (withNotes: boolean) => sql`
  coalesce((
    select json_agg(
      json_build_object(
        'id', message.id, 'kind', message.kind, 'author', ${person('author')}, 'body', message.body,
        'citations', message.citations, 'ending', message.assistant_ending, 'created_at', ${iso(sql`message.created_at`)}
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
    select ${summary(now)}, thread.about, ${said(false)}, ${eventsForLearner}
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
  state: 'open' | 'mine' | 'held' | 'waiting' | 'snoozed' | 'resolved' | 'assistant'
  topic: string | undefined
}

function inState(state: QueueFilter['state'], reader: string, now: number): SQL {
  switch (state) {
    case 'open':
      return sql`${isOpenNow(now)} and not thread.is_held and thread.owner = 'person'`
    case 'held':
      return sql`${isOpenNow(now)} and thread.is_held`
    case 'mine':
      return sql`thread.claimed_by = ${reader} and thread.claimed_until > ${at(now)} and thread.state <> 'resolved'`
    case 'snoozed':
      return sql`thread.state = 'snoozed' and thread.snoozed_until > ${at(now)}`
    case 'waiting':
      return sql`thread.state = 'waiting' and thread.owner = 'person'`
    case 'resolved':
      return sql`thread.state = 'resolved'`
    case 'assistant':
      return sql`thread.owner = 'assistant' and thread.state <> 'resolved'`
  }
}

/** Where a thread stands in its list. What waits comes first that has waited the longest, all else the latest first. */
function orderOf(state: QueueFilter['state']) {
  const [order, beyond] = ['open', 'held', 'mine'].includes(state) ? [sql`asc`, sql`>`] : [sql`desc`, sql`<`]
  const moment = (alias: SQL) =>
    state === 'open' || state === 'held'
      ? sql`${alias}.waiting_since`
      : state === 'mine'
        ? sql`coalesce(${alias}.waiting_since, ${alias}.changed_at)`
        : sql`${alias}.changed_at`
  return { order, beyond, moment }
}

/** A page of threads for those who teach. */
export function queueOf(tx: Transaction, { communityId, reader, state, topic, limit, after, now }: QueueFilter) {
  const { order, beyond, moment } = orderOf(state)
  const here = moment(sql`thread`)
  return tx.execute(sql`
    select ${summary(now)}, ${forStaff(now)}
    from ${fromQueue}
    where thread.community_id = ${communityId} and thread.merged_into is null and ${inState(state, reader, now)}
      ${topic === undefined ? sql`` : sql`and thread.topic = ${topic}`}
      ${after === undefined ? sql`` : sql`and (${here}, thread.id) ${beyond} (select ${moment(sql`last`)}, last.id from support_threads as last where last.id = ${after})`}
    order by ${here} ${order}, thread.id ${order}
    limit ${limit}
  `)
}

export async function queueCounts(tx: Transaction, { communityId, now }: { communityId: string; now: number }) {
  const [counts] = await tx.execute<{ open: number; held: number }>(sql`
    select
      count(*) filter (where not is_held and owner = 'person')::integer as open,
      count(*) filter (where is_held)::integer as held
    from support_threads as thread
    where community_id = ${communityId} and merged_into is null and ${isOpenNow(now)}
  `)
  return counts ?? { open: 0, held: 0 }
}

/**
 * A thread for those who teach, or the one into which it was merged: with notes, with the learner's other threads, and with the
 * threads that wait before and after it in its list, none that the reader cannot answer.
 */
export async function queuedThreadOf(
  tx: Transaction,
  { id, reader, now }: { id: string; reader: string; now: number },
) {
  const isBefore = sql`(${isOpenNow(now)} and (beside.waiting_since, beside.id) < (thread.waiting_since, thread.id))`
  const beside = sql`
    support_threads as beside
    where beside.community_id = thread.community_id and beside.merged_into is null and beside.waiting_since is not null
      and ${isOpenNow(now, 'beside')} and beside.is_held = thread.is_held and beside.id <> thread.id
      and beside.user_id <> ${reader}
      and not (beside.claimed_by is not null and beside.claimed_by <> ${reader} and beside.claimed_until > ${at(now)})
  `
  const [row] = await tx.execute<Record<string, unknown> & { community_id: string }>(sql`
    select
      thread.community_id, ${summary(now)}, ${forStaff(now)}, thread.about, ${said(true)}, ${eventsForStaff},
      (select beside.id from ${beside} order by ${isBefore}, beside.waiting_since, beside.id limit 1) as next,
      (
        select beside.id from ${beside} and ${isBefore} order by beside.waiting_since desc, beside.id desc limit 1
      ) as previous,
      coalesce((
        select json_agg(${person('teacher')} order by teacher.display_name, teacher.id)
        from memberships
        join profiles as teacher on teacher.id = memberships.user_id
        where memberships.community_id = thread.community_id and role in ('instructor', 'admin')
          and teacher.id not in (${reader}, thread.user_id)
      ), '[]') as teachers,
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
    from support_threads as asked
    join support_threads as main on main.id = coalesce(asked.merged_into, asked.id)
    join ${fromQueue} on thread.id = main.id
    where asked.id = ${id}
  `)
  return row
}
