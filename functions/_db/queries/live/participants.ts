import type postgres from 'postgres'
import type { StoredAnswer } from '../../../_domain/attempts/kinds/rules.ts'
import type { LiveSessionRow } from './sessions.ts'

export interface Participation {
  attempt_id: string | null
}

export async function participationOf(
  sql: postgres.Sql,
  { session, user }: { session: string; user: string },
): Promise<Participation | undefined> {
  const [row] = await sql<Participation[]>`
    select attempt_id from live_participants where session_id = ${session} and user_id = ${user}
  `
  return row
}

/** Whether they were not there before. */
export async function insertParticipant(
  sql: postgres.Sql,
  { session_id, user_id, community_id }: { session_id: string; user_id: string; community_id: string },
): Promise<boolean> {
  const rows = await sql`
    insert into live_participants (session_id, user_id, community_id)
    values (${session_id}, ${user_id}, ${community_id})
    on conflict do nothing
    returning session_id
  `
  return rows.length > 0
}

/** Who takes part and takes no attempt yet, in the order in which memberships are locked. */
export async function withoutAttempt(sql: postgres.Sql, sessionId: string): Promise<string[]> {
  const rows = await sql<{ user_id: string }[]>`
    select user_id from live_participants where session_id = ${sessionId} and attempt_id is null order by user_id
  `
  return rows.map(({ user_id }) => user_id)
}

/** What a test says of exams on it. */
export async function examRules(sql: postgres.Sql, testId: string) {
  const [row] = await sql<{ minutes: number | null; most: number | null }[]>`
    select time_limit_minutes as minutes, attempts_allowed as most from tests where id = ${testId}
  `
  if (!row) throw new Error(`There is no test ${testId}.`)
  return row
}

export const lockMemberships = (sql: postgres.Sql, communityId: string, users: readonly string[]) => sql`
  select from memberships
  where community_id = ${communityId} and user_id = any (${[...users]}::uuid[])
  order by user_id
  for no key update
`

export interface LiveBeginning {
  id: string
  user_id: string
  /** In milliseconds since 1970. */
  deadline: number | null
}

interface LiveBeginnings {
  session: Pick<LiveSessionRow, 'id' | 'community_id' | 'test_id'>
  minutes: number | null
  most: number | null
  now: number
  beginnings: readonly LiveBeginning[]
}

/** Begins the attempts of a session. Left out is who takes the test already, or has taken all exams that it allows. */
export const beginAttempts = (sql: postgres.Sql, { session, minutes, most, now, beginnings }: LiveBeginnings) => sql`
  with
  begun as (
    insert into attempts (
      id, user_id, community_id, test_id, test_version, mode, length, question_order, option_orders, started_at,
      time_limit_minutes, deadline, live_session_id
    )
    select
      beginning.id, beginning.user_id, session.community_id, session.test_id, session.test_version, 'exam', session.length,
      session.question_order, session.option_orders, to_timestamp(${now / 1000}), ${minutes}::smallint,
      to_timestamp(beginning.deadline / 1000), session.id
    from unnest(
      ${beginnings.map(({ id }) => id)}::uuid[], ${beginnings.map(({ user_id }) => user_id)}::uuid[],
      ${beginnings.map(({ deadline }) => deadline)}::float8[]
    ) as beginning (id, user_id, deadline)
    join live_sessions as session on session.id = ${session.id}
    join memberships on memberships.user_id = beginning.user_id and memberships.community_id = session.community_id
    where not exists (
        select from attempts as other
        where other.user_id = beginning.user_id and other.test_id = session.test_id and other.status = 'in_progress'
      )
      and (
        ${most}::integer is null
        or ${most}::integer > (
          select count(*) from attempts as other
          where other.user_id = beginning.user_id and other.test_id = session.test_id and other.mode = 'exam'
        )
      )
    on conflict do nothing
    returning user_id, id
  )
  update live_participants
  set attempt_id = begun.id
  from begun
  where live_participants.session_id = ${session.id} and live_participants.user_id = begun.user_id
`

export interface LiveParticipant {
  name: string
  /** How many questions have an answer. */
  answered: number
  finished: boolean
}

/** Who left the community, or was removed, before an attempt of theirs began takes no part. */
const TAKES_PART = (sql: postgres.Sql) => sql`
  (
    participant.attempt_id is not null
    or exists (
      select from memberships
      where memberships.user_id = participant.user_id and memberships.community_id = participant.community_id
    )
  )
`

/** Who takes part, by name. */
export const participantsOf = (sql: postgres.Sql, sessionId: string, limit: number) => sql<LiveParticipant[]>`
  select
    display_name as name, coalesce(attempts.answered, 0)::integer as answered,
    coalesce(attempts.status = 'finished', false) as finished
  from live_participants as participant
  join profiles on profiles.id = participant.user_id
  left join attempts on attempts.user_id = participant.user_id and attempts.id = participant.attempt_id
  where session_id = ${sessionId} and ${TAKES_PART(sql)}
  order by lower(display_name), participant.user_id
  limit ${limit}
`

/** How many take part, and how many of them have finished. */
export async function countParticipants(
  sql: postgres.Sql,
  sessionId: string,
): Promise<{ joined: number; finished: number }> {
  const [row] = await sql<{ joined: number; finished: number }[]>`
    select count(*)::integer as joined, (count(*) filter (where attempts.status = 'finished'))::integer as finished
    from live_participants as participant
    left join attempts on attempts.user_id = participant.user_id and attempts.id = participant.attempt_id
    where session_id = ${sessionId} and ${TAKES_PART(sql)}
  `
  return row ?? { joined: 0, finished: 0 }
}

/** The answers to one question of a session that count, each with how often it was given. */
export const answersTo = (sql: postgres.Sql, sessionId: string, number: number) => sql<
  { answer: StoredAnswer; times: number }[]
>`
  select given.answer::json as answer, count(*)::integer as times
  from live_participants as participant
  join attempts on attempts.user_id = participant.user_id and attempts.id = participant.attempt_id
  cross join lateral (
    select (responses -> ${number - 1}::integer -> 0)::text as answer, responses -> ${number - 1}::integer ->> 2 as note
  ) as given
  where session_id = ${sessionId} and given.answer <> 'null' and given.note is distinct from '1'
  group by given.answer
`

/** All answers of a session that count. */
const GIVEN = (sql: postgres.Sql, sessionId: string) => sql`
  from live_participants as participant
  join attempts on attempts.user_id = participant.user_id and attempts.id = participant.attempt_id
  cross join lateral (
    select number, (response -> 0)::text as answer, response ->> 2 as note
    from json_array_elements(responses) with ordinality as each (response, number)
    where json_typeof(response) = 'array'
  ) as given
  where session_id = ${sessionId} and given.answer <> 'null' and given.note is distinct from '1'
`

/** How many learners have answered each question, in the order of the questions. */
export async function countByQuestion(sql: postgres.Sql, sessionId: string, length: number): Promise<number[]> {
  const rows = await sql<{ number: number; times: number }[]>`
    select given.number::integer, count(*)::integer as times
    ${GIVEN(sql, sessionId)}
    group by given.number
  `
  const times = new Map(rows.map((row) => [row.number, row.times]))
  return Array.from({ length }, (_, place) => times.get(place + 1) ?? 0)
}

/** The answers to all questions of a session that count, each with how often it was given. */
export const allAnswers = (sql: postgres.Sql, sessionId: string) => sql<
  { number: number; answer: StoredAnswer; times: number }[]
>`
  select given.number::integer, given.answer::json as answer, count(*)::integer as times
  ${GIVEN(sql, sessionId)}
  group by given.number, given.answer
`

/** Attempts of a session that have no result yet. */
export const openAttempts = (sql: postgres.Sql, sessionId: string, limit: number) => sql<
  { user_id: string; id: string }[]
>`
  select attempts.user_id, attempts.id
  from live_participants as participant
  join attempts on attempts.user_id = participant.user_id and attempts.id = participant.attempt_id
  where session_id = ${sessionId} and attempts.status = 'in_progress'
  limit ${limit}
`
