import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import { learnersAsked, withGrades, type GradesOf } from './grades.ts'
import { withTotals } from './totals.ts'

export interface GradedLearner extends Record<string, unknown> {
  user_id: string
  display_name: string
  username: string
}

interface LearnersPage extends GradesOf {
  /** The id of an assignment sorts by its scores. */
  sort: string
  isDescending: boolean
  limit: number
  offset: number
}

/** A page of learners in the order asked for. Who has no value comes last. */
export function learnersInOrder(tx: Transaction, { sort, isDescending, limit, offset, ...of }: LearnersPage) {
  const direction = isDescending ? sql`desc` : sql`asc`
  const end = sql`limit ${limit} offset ${offset}`
  const columns = sql`profiles.id as user_id, profiles.display_name, profiles.username`
  if (sort === 'name')
    return tx.execute<GradedLearner>(sql`
      with learners as (${learnersAsked(of)})
      select ${columns}
      from learners
      join profiles on profiles.id = learners.user_id
      order by sort_name ${direction}, profiles.id
      ${end}
    `)
  const valued =
    sort === 'total'
      ? withTotals(of)
      : sql`${withGrades({ ...of, assignments: [sort] })}, valued as (select user_id, score as value from graded)`
  return tx.execute<GradedLearner>(sql`
    ${valued}
    select ${columns}
    from learners
    join profiles on profiles.id = learners.user_id
    left join valued on valued.user_id = learners.user_id
    order by value ${direction} nulls last, sort_name, profiles.id
    ${end}
  `)
}

export async function countLearners(tx: Transaction, of: GradesOf): Promise<number> {
  const [row] = await tx.execute<{ total: number }>(sql`
    select count(*)::integer as total from (${learnersAsked(of)}) as learners
  `)
  return row?.total ?? 0
}
