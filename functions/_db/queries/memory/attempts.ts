import type postgres from 'postgres'
import type { EssayMark } from '../../../_domain/attempts/marking.ts'
import type { StoredResponses } from '../../../_domain/attempts/responses.ts'
import type { FinishedAt, MemoryCursor } from '../../../_domain/memory/follow.ts'
import type { PracticePreset } from '../../../_domain/practice/presets.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

interface FollowedLearner extends LearnerKey {
  cursor: MemoryCursor
}

/** A version of a test. */
export interface BankKey {
  test_id: string
  version: number
}

/** Where the questions of an attempt stand. */
interface AskedBank extends BankKey {
  /** How often a question of the test was corrected. */
  corrections: number
}

/** What a practice session asked. */
export interface AskedInPractice extends AskedBank {
  lineage_id: string
  position: number
}

/** A finished attempt, or a finished practice session, with what grades it. Times are in milliseconds since 1970. */
export interface AttemptOfLearner extends LearnerKey, FinishedAt {
  mode: 'exam' | 'practice'
  /** What a session is made of; null of an attempt. */
  preset: PracticePreset | null
  started_at: number
  seconds: number
  answered: number
  /** Of an attempt its test; null of a session. */
  bank: AskedBank | null
  /** Of an attempt the places in the bank, in the order shown; of a session what stands there. */
  asked: (number | AskedInPractice)[]
  responses: StoredResponses
  marks: EssayMark[]
}

/**
 * Attempts that count, and practice sessions, that come after the cursors of their learners: learner by learner, each in the order in
 * which they were finished.
 */
export const nextAttempts = (sql: postgres.Sql, learners: readonly FollowedLearner[], limit: number) => sql<
  AttemptOfLearner[]
>`
  with next_attempt as materialized (
    select learner.user_id, next.id, next.is_session, row_number() over (order by place, next.finished_at, next.id) as nth
    from unnest(
      ${learners.map(({ user_id }) => user_id)}::uuid[], ${learners.map(({ community_id }) => community_id)}::uuid[],
      ${learners.map(({ cursor }) => cursor?.id ?? null)}::uuid[]
    ) with ordinality as learner (user_id, community_id, last_id, place)
    left join lateral (
      select id, finished_at from attempts where attempts.user_id = learner.user_id and attempts.id = learner.last_id
      union all
      select id, finished_at from practice_sessions
      where practice_sessions.user_id = learner.user_id and practice_sessions.id = learner.last_id
    ) as last on true
    cross join lateral (
      (
        select id, finished_at, false as is_session
        from attempts
        where attempts.user_id = learner.user_id
          and attempts.community_id = learner.community_id
          and status = 'finished'
          and uncounted is null
          -- The index has the time, and not the id.
          and finished_at >= coalesce(last.finished_at, '-infinity')
          and (last.id is null or (attempts.finished_at, attempts.id) > (last.finished_at, last.id))
        order by finished_at, id
        limit ${limit}
      )
      union all
      (
        select id, finished_at, true
        from practice_sessions
        where practice_sessions.user_id = learner.user_id
          and practice_sessions.community_id = learner.community_id
          and status = 'finished'
          and finished_at >= coalesce(last.finished_at, '-infinity')
          and (last.id is null or (practice_sessions.finished_at, practice_sessions.id) > (last.finished_at, last.id))
        order by finished_at, id
        limit ${limit}
      )
    ) as next
    order by nth
    limit ${limit}
  )
  ${finishedRows(sql)}
`

interface PastQuery extends LearnerKey {
  /** The last attempt or session that is in the learner's memory; null where nothing is. */
  last_id: string | null
  /** The newest so many attempts, and as many sessions. */
  most: number
  /** Sessions of fewer seconds an answer are not in any memory. */
  least_seconds: number
}

/**
 * The newest attempts and practice sessions that are not in a learner's memory: those that come after the last that is, and those that
 * say nothing about memory, since they do not count.
 */
export const outsideMemory = (
  sql: postgres.Sql,
  { user_id, community_id, last_id, most, least_seconds }: PastQuery,
) => sql<AttemptOfLearner[]>`
  with
  last as materialized (
    select id, finished_at from attempts where user_id = ${user_id} and id = ${last_id}
    union all
    select id, finished_at from practice_sessions where user_id = ${user_id} and id = ${last_id}
  ),
  next_attempt as materialized (
    select ${user_id}::uuid as user_id, id, is_session, row_number() over (order by finished_at, id) as nth
    from (
      (
        select id, finished_at, false as is_session
        from attempts
        where user_id = ${user_id} and community_id = ${community_id} and status = 'finished'
          and (
            uncounted is not null
            or ${last_id}::uuid is null
            or (finished_at, id) > (select last.finished_at, last.id from last)
          )
        order by finished_at desc
        limit ${most}
      )
      union all
      (
        select id, finished_at, true
        from practice_sessions
        where user_id = ${user_id} and community_id = ${community_id} and status = 'finished'
          and (
            seconds < ${least_seconds}::float8 * answered
            or ${last_id}::uuid is null
            or (finished_at, id) > (select last.finished_at, last.id from last)
          )
        order by finished_at desc
        limit ${most}
      )
    ) as finished
  )
  ${finishedRows(sql)}
`

/** Everything that grades the attempts and sessions of `next_attempt`, in its order. */
const finishedRows = (sql: postgres.Sql) => sql`
  select
    user_id, community_id, id, mode, preset, extract(epoch from started_at)::float8 * 1000 as started_at,
    extract(epoch from finished_at)::float8 * 1000 as finished_at, seconds, answered, bank, asked, responses, marks
  from (
    select
      nth, attempts.user_id, attempts.community_id, attempts.id, mode, null as preset, started_at, finished_at, seconds, answered,
      json_build_object('test_id', test_id, 'version', test_version, 'corrections', corrections) as bank,
      array_to_json(question_order) as asked, responses, coalesce(marked.marks, '[]') as marks
    from next_attempt
    join attempts using (user_id, id)
    join tests on tests.id = test_id
    left join lateral (
      select json_agg(
        json_build_object('number', number, 'credit', credit::float8, 'feedback', essay_marks.feedback, 'revision', essay_marks.revision)
      ) as marks
      from essay_marks
      where essay_marks.user_id = attempts.user_id and attempt_id = attempts.id
    ) as marked on true
    where not is_session
    union all
    select
      nth, session.user_id, session.community_id, session.id, 'practice', preset, started_at, finished_at, seconds, answered,
      null, practiced.questions, responses, '[]'
    from next_attempt
    join practice_sessions as session using (user_id, id)
    cross join lateral (
      select json_agg(
        json_build_object(
          'test_id', tests.id, 'version', test_version, 'corrections', corrections, 'lineage_id', lineage_id,
          'position', questions.position
        ) order by question.place
      ) as questions
      from unnest(question_ids) with ordinality as question (id, place)
      join questions on questions.id = question.id
      join tests on tests.id = test_id
    ) as practiced
    where is_session
  ) as finished
  order by nth
`

export interface BankLineages extends BankKey {
  /** Of each question, by its place in the bank. */
  lineages: string[]
}

/** What the questions of banks are across versions. A published bank never changes. */
export const lineagesOfBanks = (sql: postgres.Sql, banks: readonly BankKey[]) => sql<BankLineages[]>`
  select bank.test_id, bank.version, json_agg(lineage_id order by position) as lineages
  from unnest(
    ${banks.map(({ test_id }) => test_id)}::uuid[], ${banks.map(({ version }) => version)}::integer[]
  ) as bank (test_id, version)
  join questions on questions.test_id = bank.test_id and questions.test_version = bank.version
  group by bank.test_id, bank.version
`
