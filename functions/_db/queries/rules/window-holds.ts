import { sql, type SQL } from 'drizzle-orm'
import type { WindowCondition } from '../../../_domain/rules/compile.ts'
import { parseCounterKey, type CounterKey } from '../../../_domain/engine/counter-key.ts'

/**
 * Whether any so many days of `learner`'s calendar in a row hold enough: now or long ago, so it does not matter how
 * rarely anybody looks.
 */
export function windowHolds({ key, days, at }: WindowCondition): SQL {
  const counted = parseCounterKey(key)
  if (!counted) return sql`false`
  if (counted.aggregate === 'min') return someLeast(counted, days, at)
  // Sums and maxima grow with a window, so one that ends on a day with something in it is the best of those around it.
  const total = counted.aggregate === 'max' ? sql`max(value) over days_in_a_row` : sql`sum(value) over days_in_a_row`
  return sql`exists (
    select
    from (
      select ${total} as total
      from (${entries(counted)}) as entry
      window days_in_a_row as (
        order by day range between make_interval(days => ${days - 1}::integer) preceding and current row
      )
    ) as in_a_row
    where total >= ${at}::float8
  )`
}

/** A minimum falls as a window grows, so each different one is tried: they begin or end next to a day with something. */
const someLeast = (counted: CounterKey, days: number, at: number): SQL => sql`exists (
  select
  from (
    select distinct unnest(array[day + 1, day - ${days - 1}::integer]) as start from (${entries(counted)}) as entry
  ) as starts
  where (
    select min(value) from (${entries(counted)}) as entry where day between start and start + ${days - 1}::integer
  ) >= ${at}::float8
)`

/** The events that the counter counts, with what each brings. A dimension that is false is in no facet. */
function entries({ type, metric, dims }: CounterKey): SQL {
  const value = metric === undefined ? sql`1::float8` : sql`(event.metrics ->> ${metric}::text)::float8`
  const asked = [
    sql`event.type = ${type}`,
    ...(metric === undefined ? [] : [sql`event.metrics::jsonb ? ${metric}::text`]),
    ...Object.entries(dims).map(
      ([name, value]) => sql`event.dims ->> ${name}::text = ${value}::text and event.dims ->> ${name}::text <> 'false'`,
    ),
  ]
  return sql`
    select event.local_date as day, ${value} as value
    from activity_events as event
    where event.user_id = learner.user_id and event.community_id = learner.community_id and ${sql.join(asked, sql` and `)}
  `
}
