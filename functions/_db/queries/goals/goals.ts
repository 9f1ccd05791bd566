import type postgres from 'postgres'
import type { GoalCandidate, GoalFigures } from '../../../_domain/goals/candidates.ts'
import type { GoalEnd } from '../../../_domain/goals/choose.ts'
import { GOAL_RULES } from '../../../_domain/goals/kinds.ts'
import type { SetGoal } from '../../../_domain/goals/progress.ts'
import type { LearnerKey } from '../engine/learner-key.ts'

export interface GoalRow extends SetGoal {
  id: string
  figures: GoalFigures
  end: GoalEnd | null
  ended_on: string | null
  /** The title of its test. */
  test: string | null
}

/** The goals that were set since a day, or are open, the oldest first. */
export const recentGoals = (sql: postgres.Sql, { user_id, community_id }: LearnerKey, since: string) => sql<GoalRow[]>`
  select
    goals.id, goals.kind, goals.test_id, goals.start, goals.target, goals.figures, goals.set_on::text,
    extract(epoch from goals.set_at)::float8 * 1000 as set_at, goals.ended as end, goals.ended_on::text, tests.title as test
  from goals
  left join tests on tests.id = goals.test_id
  where goals.user_id = ${user_id} and goals.community_id = ${community_id}
    and (goals.set_on >= ${since}::date or goals.ended is null)
  order by goals.set_at, goals.chance desc, goals.id
`

export interface GoalSettings {
  is_off: boolean
  prepared_on: string | null
  /** Of the day of the last swap. */
  swapped_on: string | null
  swaps: number
}

export async function goalSettings(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<GoalSettings> {
  const [row] = await sql<GoalSettings[]>`
    select is_off, prepared_on::text, swapped_on::text, swaps
    from goal_settings
    where user_id = ${user_id} and community_id = ${community_id}
  `
  return row ?? { is_off: false, prepared_on: null, swapped_on: null, swaps: 0 }
}

/** The same, held until the end of the transaction: whoever chooses goals for this learner meanwhile waits. */
export async function lockGoalSettings(sql: postgres.Sql, learner: LearnerKey): Promise<GoalSettings> {
  const { user_id, community_id } = learner
  await sql`
    insert into goal_settings (user_id, community_id)
    values (${user_id}, ${community_id})
    on conflict (user_id, community_id) do update set updated_at = goal_settings.updated_at
  `
  return goalSettings(sql, learner)
}

/** A worker looks at once when it is to choose the next ones, unless it knows already. */
export const storePrepared = (
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
  { day, now }: { day: string; now: number },
) => sql`
  update goal_settings
  set prepared_on = ${day}, due_at = coalesce(due_at, to_timestamp(${now / 1000}::float8)), updated_at = now()
  where user_id = ${user_id} and community_id = ${community_id}
`

export const storeSwap = (sql: postgres.Sql, { user_id, community_id }: LearnerKey, day: string) => sql`
  update goal_settings
  set swaps = case when swapped_on = ${day} then swaps else 0 end + 1, swapped_on = ${day}, updated_at = now()
  where user_id = ${user_id} and community_id = ${community_id}
`

export const storeOff = (sql: postgres.Sql, { user_id, community_id }: LearnerKey, off: boolean) => sql`
  insert into goal_settings (user_id, community_id, is_off)
  values (${user_id}, ${community_id}, ${off})
  on conflict (user_id, community_id) do update set is_off = excluded.is_off, updated_at = now()
`

interface GoalTime {
  set_on: string
  /** Milliseconds since 1970. */
  set_at: number
}

export const insertGoals = (
  sql: postgres.Sql,
  { user_id, community_id }: LearnerKey,
  candidates: readonly GoalCandidate[],
  { set_on, set_at }: GoalTime,
) => sql`
  insert into goals (user_id, community_id, kind, test_id, start, target, chance, figures, rules, set_on, set_at)
  select
    ${user_id}, ${community_id}, kind, test_id, start, target, chance, figures, ${GOAL_RULES}, ${set_on},
    to_timestamp(${set_at / 1000}::float8)
  from json_to_recordset(${JSON.stringify(candidates)}::json) as chosen (
    kind text, test_id uuid, start integer, target integer, chance float8, figures jsonb
  )
`

/** Ends open goals, and returns them; one that ended before stays as it is. */
export const endGoals = (
  sql: postgres.Sql,
  user_id: string,
  ids: readonly string[],
  { end, ended_on }: { end: GoalEnd; ended_on: string },
) => sql<Pick<GoalRow, 'kind' | 'start' | 'target' | 'test_id'>[]>`
  update goals set ended = ${end}, ended_on = ${ended_on}
  where user_id = ${user_id} and id = any (${[...ids]}::uuid[]) and ended is null
  returning kind, start, target, test_id
`

/** The community of an open goal, or of one that ended. */
export async function communityOfGoal(sql: postgres.Sql, user_id: string, id: string): Promise<string | undefined> {
  const [row] = await sql<{ slug: string }[]>`
    select communities.slug
    from goals
    join communities on communities.id = goals.community_id
    join memberships on memberships.community_id = goals.community_id and memberships.user_id = goals.user_id
    where goals.user_id = ${user_id} and goals.id = ${id}
  `
  return row?.slug
}
