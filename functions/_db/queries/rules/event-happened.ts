import { sql, type SQL } from 'drizzle-orm'
import type { EventCondition } from '../../../_domain/rules/compile.ts'
import type { Comparison } from '../../../_domain/rules/criteria.ts'

/** Whether the log of `learner` has an event that meets the condition. */
export function eventHappened({ type, where, hours }: EventCondition): SQL {
  const conditions = [
    sql`event.type = ${type}`,
    ...(hours ? [sql`event.local_hour >= ${hours.gte}::integer and event.local_hour < ${hours.lt}::integer`] : []),
    ...where.flatMap(([name, comparison]) =>
      compared(sql`coalesce(event.dims::jsonb -> ${name}::text, event.metrics::jsonb -> ${name}::text)`, comparison),
    ),
  ]
  return sql`exists (
    select
    from activity_events as event
    where event.user_id = learner.user_id and event.community_id = learner.community_id and ${sql.join(conditions, sql` and `)}
  )`
}

/** Compares as the domain does: a text is no number, and an absent value meets no comparison. */
function compared(value: SQL, comparison: Comparison): SQL[] {
  if (typeof comparison !== 'object') return [sql`${value} = ${json(comparison)}`]
  const { gte, lte, eq, in: among } = comparison
  return [
    ...(gte === undefined ? [] : [sql`${number(value)} >= ${gte}::float8`]),
    ...(lte === undefined ? [] : [sql`${number(value)} <= ${lte}::float8`]),
    ...(eq === undefined ? [] : [sql`${value} = ${json(eq)}`]),
    ...(among === undefined ? [] : [sql`${json(among)} @> ${value}`]),
  ]
}

const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::text::jsonb`
const number = (value: SQL): SQL =>
  sql`case when jsonb_typeof(${value}) = 'number' then (${value} #>> '{}')::float8 end`
