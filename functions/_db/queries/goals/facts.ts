import type postgres from 'postgres'
import type { GoalTest } from '../../../_domain/goals/candidates.ts'
import type { ExamScore, LoggedWork } from '../../../_domain/goals/history.ts'
import type { Counters } from '../../../_domain/engine/counters.ts'
import type { Streak } from '../../../_domain/streaks/streak.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

export interface GoalFactsRow {
  counters: Counters
  /** The learning streak after its last event. */
  streak: Streak | null
  xp: number
  /** Days on which the learner learned. */
  learned: string[]
  /** Exams on the tests of scores to reach. */
  exams: ExamScore[]
}

/** What the progress of goals follows from, since a day. */
export async function goalFacts(sql: postgres.Sql, { user_id, community_id }: LearnerKey, since: string) {
  const [row] = await sql<GoalFactsRow[]>`
    select
      coalesce(state.counters, '{}') as counters, state.streaks -> 'learning' as streak,
      coalesce(state.total, 0)::float8 as xp,
      coalesce((
        select json_agg(day order by day)
        from streak_days
        where user_id = ${user_id} and community_id = ${community_id}
          and kind = 'learning' and state = 'active' and day >= ${since}
      ), '[]') as learned,
      coalesce((
        select json_agg(json_build_object(
          'test_id', test_id, 'score', percent::float8, 'finished_at', extract(epoch from finished_at)::float8 * 1000
        ))
        from goals
        join attempts using (user_id, test_id)
        where user_id = ${user_id} and goals.community_id = ${community_id} and goals.ended is null
          and attempts.status = 'finished' and mode = 'exam' and uncounted is null and finished_at >= set_at
      ), '[]') as exams
    from (values (1)) as one (row)
    left join user_counters as state on state.user_id = ${user_id} and state.community_id = ${community_id}
  `
  if (!row) throw new Error('The database returned no row for a learner.')
  return row
}

/** A learner's finished tests and practice since a day. */
export const workSince = (sql: postgres.Sql, { user_id, community_id }: LearnerKey, since: string) => sql<LoggedWork[]>`
  select
    type, local_date::text, dims ->> 'mode' as mode, (metrics ->> 'score')::float8 as score,
    (metrics ->> case type when 'test_completed' then 'questions' else 'answered' end)::float8 as questions,
    (metrics ->> 'correct')::float8 as correct
  from activity_events
  where user_id = ${user_id} and community_id = ${community_id}
    and type in ('test_completed', 'practice_completed') and local_date >= ${since}
`

/** The live tests of a community that is open, each with the learner's best exam. */
export const testsForGoals = (sql: postgres.Sql, { user_id, community_id }: LearnerKey) => sql<GoalTest[]>`
  select tests.id, best
  from tests
  join communities on communities.id = tests.community_id and communities.closed_at is null
  left join lateral (
    select max(percent)::float8 as best
    from attempts
    where attempts.user_id = ${user_id} and attempts.test_id = tests.id
      and mode = 'exam' and attempts.status = 'finished' and uncounted is null
  ) as exam on true
  where tests.community_id = ${community_id} and tests.status = 'live'
`
