import type postgres from 'postgres'
import type { PracticePreset } from '../../../_domain/practice/presets.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

interface DayQuery extends LearnerKey {
  /** When the learner's date began, in milliseconds since 1970. */
  since: number
}

export interface SeenFigures {
  /** All that may be asked. */
  questions: number
  /** Those that were answered. */
  seen: number
  /** Those that were answered for the first time today. */
  learned: number
}

/** How a learner stands with the questions of these tests. */
export async function seenFigures(
  sql: postgres.Sql,
  { user_id, community_id, since, tests }: DayQuery & { tests: readonly string[] },
): Promise<SeenFigures> {
  const [row] = await sql<SeenFigures[]>`
    select
      count(*)::integer as questions, count(known.lineage_id)::integer as seen,
      (count(*) filter (where known.first_at >= ${since}::float8))::integer as learned
    from (
      select distinct lineage_id
      from tests
      join questions on questions.test_id = tests.id and questions.test_version = tests.version
      where tests.id = any (${[...tests]}::uuid[]) and pool <> 'exam'
    ) as asked
    left join (
      select card.*
      from memory
      cross join lateral unnest(lineages, first_at) as card (lineage_id, first_at)
      where user_id = ${user_id} and community_id = ${community_id}
    ) as known using (lineage_id)
  `
  if (!row) throw new Error('A count returned no row.')
  return row
}

export interface DoneToday {
  /** Questions that were answered in reviews. */
  reviewed: number
  /** Whether an exam was finished. */
  exam: boolean
}

/** What a learner did today; exams on one test, or on any. */
export async function doneToday(
  sql: postgres.Sql,
  { user_id, community_id, since, test_id }: DayQuery & { test_id: string | null },
): Promise<DoneToday> {
  const [row] = await sql<DoneToday[]>`
    select
      (
        select coalesce(sum(answered), 0)::integer
        from practice_sessions
        where user_id = ${user_id}
          and community_id = ${community_id}
          and status = 'finished'
          and finished_at >= to_timestamp(${since / 1000})
          and preset = 'due'
      ) as reviewed,
      exists (
        select from attempts
        where user_id = ${user_id}
          and community_id = ${community_id}
          and status = 'finished'
          and mode = 'exam'
          and finished_at >= to_timestamp(${since / 1000})
          and (${test_id}::uuid is null or test_id = ${test_id}::uuid)
      ) as exam
  `
  if (!row) throw new Error('A select without a table returned no row.')
  return row
}

export interface UnfinishedPractice {
  id: string
  preset: PracticePreset
  answered: number
  length: number
}

export async function unfinishedPractice(
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
): Promise<UnfinishedPractice | null> {
  const [row] = await sql<UnfinishedPractice[]>`
    select id, preset, answered, length
    from practice_sessions
    where user_id = ${user_id} and community_id = ${community_id} and status = 'in_progress'
  `
  return row ?? null
}
