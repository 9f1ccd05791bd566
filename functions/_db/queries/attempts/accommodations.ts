import type postgres from 'postgres'
import type { AccommodationKind } from '../../../_domain/attempts/accommodations.ts'
import type { TimeAccommodation } from '../../../_domain/attempts/extra-time.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

/** Times are in milliseconds since 1970. */
export interface AccommodationRow {
  id: string
  kind: AccommodationKind
  test: { id: string; title: string } | null
  factor: number | null
  minutes: number | null
  reason: string
  made_by: string | null
  created_at: number
  ended_by: string | null
  ended_at: number | null
}

/** The accommodations of a learner: first those that apply, the newest first. */
export const accommodationsOf = (sql: postgres.Sql, { user_id, community_id }: LearnerKey) =>
  sql<AccommodationRow[]>`
    select
      it.id, it.kind, it.factor::float8, it.minutes, it.reason,
      case when tests.id is not null then json_build_object('id', tests.id, 'title', tests.title) end as test,
      maker.display_name as made_by, extract(epoch from it.created_at)::float8 * 1000 as created_at,
      ender.display_name as ended_by, extract(epoch from it.ended_at)::float8 * 1000 as ended_at
    from accommodations as it
    left join tests on tests.id = it.test_id
    left join profiles as maker on maker.id = it.made_by
    left join profiles as ender on ender.id = it.ended_by
    where it.user_id = ${user_id} and it.community_id = ${community_id}
    order by it.ended_at is not null, it.created_at desc, it.id
  `

/**
 * Locks a learner's membership until the end of the transaction; false where there is none. Whoever starts an exam or changes an
 * accommodation holds it, so that an exam that starts meanwhile misses none.
 */
export async function lockMembership(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<boolean> {
  const rows = await sql`
    select from memberships where user_id = ${user_id} and community_id = ${community_id} for no key update
  `
  return rows.length > 0
}

export interface ActiveAccommodation extends TimeAccommodation {
  kind: AccommodationKind
  reason: string
  /** In milliseconds since 1970. */
  since: number
}

/** What applies to a learner on a test: what is about it alone, and what is about every test of its community. */
export const accommodationsOn = (
  sql: postgres.Sql,
  { user_id, test_id }: Pick<LearnerKey, 'user_id'> & { test_id: string },
) =>
  sql<ActiveAccommodation[]>`
    select it.kind, it.factor::float8, it.minutes, it.reason, extract(epoch from it.created_at)::float8 * 1000 as since
    from accommodations as it
    join tests on tests.community_id = it.community_id and (it.test_id is null or it.test_id = tests.id)
    where tests.id = ${test_id} and it.user_id = ${user_id} and it.ended_at is null
  `

export interface NewAccommodation extends LearnerKey {
  kind: AccommodationKind
  test_id: string | null
  factor: number | null
  minutes: number | null
  reason: string
  made_by: string
}

export async function insertAccommodation(sql: postgres.Sql, it: NewAccommodation): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    insert into accommodations (community_id, user_id, test_id, kind, factor, minutes, reason, made_by)
    values (
      ${it.community_id}, ${it.user_id}, ${it.test_id}, ${it.kind}, ${it.factor}, ${it.minutes}, ${it.reason}, ${it.made_by}
    )
    returning id
  `
  if (!row) throw new Error('An insert returned no row.')
  return row.id
}

interface Ending extends LearnerKey {
  id: string
  by: string
}

/** Ends an accommodation. Returns its test; undefined where it had ended before, or is none of this learner's. */
export async function endAccommodation(sql: postgres.Sql, { id, by, user_id, community_id }: Ending) {
  const [row] = await sql<{ test_id: string | null }[]>`
    update accommodations
    set ended_by = ${by}, ended_at = clock_timestamp()
    where id = ${id} and user_id = ${user_id} and community_id = ${community_id} and ended_at is null
    returning test_id
  `
  return row
}

export interface RunningExam {
  id: string
  test_id: string
  /** In milliseconds since 1970. */
  started_at: number
  deadline: number
  /** The limit of the test when it started. */
  minutes: number
}

/** The running exams of a learner that have a time limit, locked until the end of the transaction; on one test, or on all. */
export const lockRunningExams = (
  sql: postgres.Sql,
  { user_id, community_id, test_id }: LearnerKey & { test_id: string | null },
) => sql<RunningExam[]>`
  select
    attempts.id, test_id, extract(epoch from started_at)::float8 * 1000 as started_at,
    extract(epoch from deadline)::float8 * 1000 as deadline,
    coalesce(attempts.time_limit_minutes, tests.time_limit_minutes) as minutes
  from attempts
  join tests on tests.id = attempts.test_id
  where attempts.user_id = ${user_id}
    and attempts.community_id = ${community_id}
    and attempts.status = 'in_progress'
    and attempts.deadline is not null
    and coalesce(attempts.time_limit_minutes, tests.time_limit_minutes) is not null
    and (${test_id}::uuid is null or test_id = ${test_id}::uuid)
  order by deadline, attempts.id
  for update of attempts
`

/** A new revision, so that whoever has read the attempt, to save or to finish it, reads it again. */
export const moveDeadline = (
  sql: postgres.Sql,
  { user_id, id, deadline }: { user_id: string; id: string; deadline: number },
) => sql`
  update attempts
  set deadline = to_timestamp(${deadline / 1000}), revision = revision + 1, updated_at = now()
  where user_id = ${user_id} and id = ${id}
`
