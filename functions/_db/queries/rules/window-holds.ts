import { sql, type SQL } from 'drizzle-orm'
import type { WindowCondition } from '../../../_domain/rules/compile.ts'
import { parseCounterKey, type CounterKey } from '../../../_domain/engine/counter-key.ts'

/**
 * Whether any window of that many days in the calendar of `learner` holds enough. Past windows count, so it does not matter
 * how rarely the daily look runs.
 */
export function windowHolds({ key, days, at }: WindowCondition): SQL {
  const counted = parseCounterKey(key)
  if (!counted) return sql`false`
  if (counted.aggregate === 'min') return hasMinimum(counted, days, at)
  // Sums and maxima grow with a window, so only windows that end on a day with an event need to be tried.
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

/** A minimum falls as a window grows, so every distinct window is tried: each begins after or ends before a day with an event. */
const hasMinimum = (counted: CounterKey, days: number, at: number): SQL => sql`exists (
  select
  from (
    select distinct unnest(array[day + 1, day - ${days - 1}::integer]) as start from (${entries(counted)}) as entry
  ) as starts
  where (
    select min(value) from (${entries(counted)}) as entry where day between start and start + ${days - 1}::integer
  ) >= ${at}::float8
)`

/** The events that the counter counts, with the value of each. A dimension that is false is in no facet. */
function entries({ type, metric, dims }: CounterKey): SQL {
  const value = metric === undefined ? sql`1::float8` : sql`(event.metrics ->> ${metric}::text)::float8`
  const conditions = [
    sql`event.type = ${type}`,
    ...(metric === undefined ? [] : [sql`event.metrics::jsonb ? ${metric}::text`]),
    ...Object.entries(dims).map(
      ([name, value]) => sql`event.dims ->> ${name}::text = ${value}::text and event.dims ->> ${name}::text <> 'false'`,
    ),
  ]
  return sql`
    select event.local_date as day, ${value} as value
    from activity_events as event
    where event.user_id = learner.user_id and event.community_id = learner.community_id and ${sql.join(conditions, sql` and `)}
  `
}
