import type postgres from 'postgres'
import type { Length } from '../../../_domain/attempts/lengths.ts'
import type { TopicQuota } from '../../../_domain/attempts/topic-quota.ts'
import type { FeedbackPolicy } from '../../../_domain/authoring/feedback.ts'
import type { LiveStanding } from '../../../_domain/live/session.ts'

/** A session with its test and community. Times are in milliseconds since 1970. */
export interface LiveSessionRow extends LiveStanding {
  id: string
  community_id: string
  community_slug: string
  community_name: string
  test_id: string
  title: string
  test_version: number
  corrections: number
  feedback: FeedbackPolicy
  feedback_from: number | null
  made_by: string | null
  code: string
  length: Length
  question_order: number[]
  option_orders: string
  revision: number
  created_at: number
  started_at: number | null
  ended_at: number | null
  closed_at: number | null
}

const SESSION = (sql: postgres.Sql) => sql`
  select
    session.id, session.community_id, communities.slug as community_slug, communities.name as community_name,
    test_id, title, test_version, corrections, tests.feedback,
    extract(epoch from tests.feedback_from)::float8 * 1000 as feedback_from,
    made_by, code, pace, session.length, array_to_json(question_order) as question_order, option_orders, session.status, number,
    revealed, session.revision, extract(epoch from session.created_at)::float8 * 1000 as created_at,
    extract(epoch from started_at)::float8 * 1000 as started_at, extract(epoch from ended_at)::float8 * 1000 as ended_at,
    extract(epoch from session.closed_at)::float8 * 1000 as closed_at
  from live_sessions as session
  join tests on tests.id = session.test_id
  join communities on communities.id = session.community_id
`

export async function liveSession(sql: postgres.Sql, id: string): Promise<LiveSessionRow | undefined> {
  const [row] = await sql<LiveSessionRow[]>`${SESSION(sql)} where session.id = ${id}`
  return row
}

/** The same, locked until the end of the transaction: of two who take a step the second sees what the first did. */
export async function lockLiveSession(sql: postgres.Sql, id: string): Promise<LiveSessionRow | undefined> {
  const [row] = await sql<LiveSessionRow[]>`${SESSION(sql)} where session.id = ${id} for no key update of session`
  return row
}

/** The same for who joins: many do at once, while no step is taken. */
export async function holdLiveSession(sql: postgres.Sql, id: string): Promise<LiveSessionRow | undefined> {
  const [row] = await sql<LiveSessionRow[]>`${SESSION(sql)} where session.id = ${id} for share of session`
  return row
}

export async function liveSessionWithCode(sql: postgres.Sql, code: string): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`select id from live_sessions where code = ${code} and status <> 'ended'`
  return row?.id
}

/** The newest of a community; for a learner those that they joined. */
export const liveSessionsOf = (sql: postgres.Sql, communityId: string, joinedBy: string | null) => sql<
  (LiveSessionRow & { joined: number; attempt_id: string | null })[]
>`
  select found.*, joined.count as joined, mine.attempt_id
  from (${SESSION(sql)} where session.community_id = ${communityId}) as found
  cross join lateral (
    select count(*)::integer from live_participants where session_id = found.id
  ) as joined
  left join live_participants as mine on mine.session_id = found.id and mine.user_id = ${joinedBy}::uuid
  where ${joinedBy}::uuid is null or mine.user_id is not null
  order by found.created_at desc, found.id
  limit 50
`

/** A test with what running it depends on, and what the asker is in its community; whether it is live or not. */
export interface RunnableTest {
  id: string
  community_id: string
  version: number
  corrections: number
  status: 'draft' | 'live' | 'retired'
  size: number
  exam_pool: number
  practice: boolean
  shuffle: boolean
  quotas: TopicQuota[] | null
  closed: boolean
  role: 'student' | 'instructor' | 'admin'
}

export async function testToRun(sql: postgres.Sql, userId: string, testId: string): Promise<RunnableTest | undefined> {
  const [row] = await sql<RunnableTest[]>`
    select
      tests.id, tests.community_id, tests.version, corrections, tests.status, size, exam_pool, allows_practice as practice, shuffle,
      quotas, closed_at is not null as closed, role
    from tests
    join communities on communities.id = tests.community_id
    join memberships on memberships.community_id = tests.community_id and memberships.user_id = ${userId}
    where tests.id = ${testId}
  `
  return row
}

export interface NewLiveSession {
  community_id: string
  test_id: string
  test_version: number
  made_by: string
  code: string
  pace: string
  length: number
  question_order: readonly number[]
  option_orders: string
  created_at: number
  ends_at: number
}

/** Its id; undefined where its code is taken. */
export async function insertLiveSession(sql: postgres.Sql, it: NewLiveSession): Promise<string | undefined> {
  const [row] = await sql<{ id: string }[]>`
    insert into live_sessions (
      community_id, test_id, test_version, made_by, code, pace, length, question_order, option_orders, created_at, ends_at
    )
    values (
      ${it.community_id}, ${it.test_id}, ${it.test_version}, ${it.made_by}, ${it.code}, ${it.pace}, ${it.length},
      ${[...it.question_order]}::smallint[], ${it.option_orders}, to_timestamp(${it.created_at / 1000}),
      to_timestamp(${it.ends_at / 1000})
    )
    on conflict (code) where status <> 'ended' do nothing
    returning id
  `
  return row?.id
}

interface StoredStep extends LiveStanding {
  id: string
  now: number
  ends_at: number
}

/** Where a session stands from now on, of which all who follow it hear. */
export const storeStep = (sql: postgres.Sql, it: StoredStep) => sql`
  update live_sessions
  set
    status = ${it.status}, number = ${it.number}, revealed = ${it.revealed}, revision = revision + 1,
    started_at = case when ${it.status} = 'live' then coalesce(started_at, to_timestamp(${it.now / 1000})) else started_at end,
    ended_at = case when ${it.status} = 'ended' then to_timestamp(${it.now / 1000}) end,
    ends_at = to_timestamp(${it.ends_at / 1000})
  where id = ${it.id}
`

/** An instructor is there. */
export const postponeEnd = (sql: postgres.Sql, { id, ends_at }: { id: string; ends_at: number }) => sql`
  update live_sessions set ends_at = greatest(ends_at, to_timestamp(${ends_at / 1000})) where id = ${id} and status <> 'ended'
`

/** Sessions that nobody runs any more, or whose attempts have no results yet. */
export const leftSessions = (sql: postgres.Sql, now: number, limit: number) => sql<{ id: string; ended: boolean }[]>`
  select id, status = 'ended' as ended
  from live_sessions
  where closed_at is null and (ends_at < to_timestamp(${now / 1000}) or status = 'ended')
  order by ends_at, id
  limit ${limit}
`

export const storeClosed = (sql: postgres.Sql, { id, now }: { id: string; now: number }) => sql`
  update live_sessions set closed_at = to_timestamp(${now / 1000}) where id = ${id} and closed_at is null
`
