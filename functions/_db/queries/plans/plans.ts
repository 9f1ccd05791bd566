import type postgres from 'postgres'
import type { LearnerKey } from '../engine/learner-key.ts'

/** When the exam of a learner is, and how much time they have. */
export interface PlanRow {
  exam_on: string
  minutes_a_day: number
  /** 1 is Monday, 7 is Sunday. */
  rest_days: readonly number[]
  /** Null: every test of the community. */
  test: { id: string; title: string } | null
  /** In milliseconds since 1970. */
  updated_at: number
}

export async function planOf(sql: postgres.Sql, { user_id, community_id }: LearnerKey): Promise<PlanRow | null> {
  const [row] = await sql<PlanRow[]>`
    select
      exam_on::text, minutes_a_day, array_to_json(rest_days) as rest_days,
      case when tests.id is not null then json_build_object('id', tests.id, 'title', tests.title) end as test,
      extract(epoch from exam_plans.updated_at)::float8 * 1000 as updated_at
    from exam_plans
    left join tests on tests.id = test_id
    where user_id = ${user_id} and exam_plans.community_id = ${community_id}
  `
  return row ?? null
}

export interface NewPlan extends LearnerKey {
  exam_on: string
  minutes_a_day: number
  rest_days: readonly number[]
  test_id: string | null
}

/** Writes a plan in place of the one that was there. The same plan again changes nothing. */
export const storePlan = (sql: postgres.Sql, it: NewPlan) => sql`
  insert into exam_plans as plan (user_id, community_id, exam_on, minutes_a_day, rest_days, test_id)
  values (
    ${it.user_id}, ${it.community_id}, ${it.exam_on}::text::date, ${it.minutes_a_day}, ${[...it.rest_days]}::smallint[],
    ${it.test_id}
  )
  on conflict (user_id, community_id) do update
  set
    exam_on = excluded.exam_on, minutes_a_day = excluded.minutes_a_day, rest_days = excluded.rest_days,
    test_id = excluded.test_id, updated_at = now()
  where (plan.exam_on, plan.minutes_a_day, plan.rest_days, plan.test_id)
    is distinct from (excluded.exam_on, excluded.minutes_a_day, excluded.rest_days, excluded.test_id)
`

export const removePlan = (sql: postgres.Sql, { user_id, community_id }: LearnerKey) => sql`
  delete from exam_plans where user_id = ${user_id} and community_id = ${community_id}
`

/** Whether a live test of a community has this id. */
export async function isLiveTest(sql: postgres.Sql, community_id: string, id: string): Promise<boolean> {
  const rows = await sql`
    select from tests where tests.id = ${id} and tests.community_id = ${community_id} and status = 'live'
  `
  return rows.length > 0
}
