import type postgres from 'postgres'
import type { Activity } from '../../../_domain/activity.ts'
import type { Counters } from '../../../_domain/counters.ts'
import type { Outcome } from '../../../_domain/outcome.ts'
import type { Streak, StreakKind } from '../../../_domain/streak.ts'
import type { LearnerKey } from './lock.ts'

type Connection = postgres.ReservedSql | postgres.TransactionSql

export interface LoadedLearner {
  counters: Counters | null
  rules_version: string | null
  total: string | null
  level: number | null
  streaks: (Streak & { kind: StreakKind })[] | null
  earned: string[] | null
  validated: string[] | null
  handed: string[] | null
}

/** What is known of each learner, in the order given. */
export function loadLearners(sql: Connection, learners: LearnerKey[]) {
  return sql<LoadedLearner[]>`
    select
      user_counters.counters,
      user_counters.rules_version,
      user_xp.total,
      user_xp.level,
      (
        select jsonb_agg(jsonb_build_object(
          'kind', kind, 'current', current, 'longest', longest, 'last_day', last_day, 'freezes', freezes,
          'days_to_freeze', days_to_freeze, 'protected_day', protected_day
        ))
        from user_streaks
        where user_streaks.user_id = learner.user_id and user_streaks.community_id = learner.community_id
      ) as streaks,
      (
        select jsonb_agg(achievement_id || coalesce(':' || tier, ''))
        from user_achievements
        where user_achievements.user_id = learner.user_id and user_achievements.community_id = learner.community_id
      ) as earned,
      (
        select jsonb_agg(coalesce(course_milestone_id, program_milestone_id))
        from user_milestone_progress
        where user_milestone_progress.user_id = learner.user_id
          and user_milestone_progress.community_id = learner.community_id
          and status = 'validated'
      ) as validated,
      (
        select jsonb_agg(coalesce(course_milestone_id, program_milestone_id))
        from user_milestone_progress
        where user_milestone_progress.user_id = learner.user_id
          and user_milestone_progress.community_id = learner.community_id
          and status = 'submitted'
      ) as handed
    from unnest(${learners.map((it) => it.user_id)}::uuid[], ${learners.map((it) => it.community_id)}::uuid[])
      with ordinality as learner (user_id, community_id, place)
    left join user_counters using (user_id, community_id)
    left join user_xp using (user_id, community_id)
    order by place
  `
}

/** The outcomes of those events that were applied before. */
export function loadDuplicates(sql: Connection, activities: Activity[]) {
  return sql<{ user_id: string; id: string; outcome: Outcome | null }[]>`
    select user_id, id, outcome
    from unnest(${activities.map((it) => it.user_id)}::uuid[], ${activities.map((it) => it.id)}::uuid[]) as asked (user_id, id)
    join activity_events using (user_id, id)
  `
}

/** What each test has paid its learner so far. */
export function loadPaid(sql: Connection, activities: Activity[]) {
  const tests = activities.filter(({ type, content_id }) => type === 'test_completed' && content_id !== null)
  return sql<{ user_id: string; community_id: string; test: string; amount: string }[]>`
    select asked.user_id, asked.community_id, asked.test, sum(amount) as amount
    from (
      select distinct *
      from unnest(
        ${tests.map((it) => it.user_id)}::uuid[], ${tests.map((it) => it.community_id)}::uuid[],
        ${tests.map((it) => it.content_id)}::text[]
      ) as given (user_id, community_id, test)
    ) as asked
    join xp_transactions as entry
      on entry.user_id = asked.user_id
      and entry.community_id = asked.community_id
      and entry.reason = 'test'
      -- From the first to the last reference that begins with the test: ';' follows ':'.
      and entry.reference >= asked.test || ':'
      and entry.reference < asked.test || ';'
    group by asked.user_id, asked.community_id, asked.test
  `
}

/** The newest version of each community's rules. */
export function loadVersions(sql: Connection, communities: string[]) {
  return sql<{ id: string; rules_version: string }[]>`
    select id, rules_version from communities where id = any (${communities}::uuid[])
  `
}
