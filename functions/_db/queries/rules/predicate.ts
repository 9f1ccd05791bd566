import { sql, type SQL } from 'drizzle-orm'
import type { CompiledCondition } from '../../../_domain/rules/compile.ts'
import { boardHolds, type BoardCutoffs } from './board-cutoffs.ts'
import { eventHappened } from './event-happened.ts'
import { windowHolds } from './window-holds.ts'

/**
 * Whether a condition holds for `learner`, in SQL: the same as `evaluate` for state; for events and windows, whether the log
 * has one that meets the condition. Null counts as false.
 */
export function predicate(condition: CompiledCondition, cutoffs: BoardCutoffs): SQL {
  switch (condition.kind) {
    case 'all':
      return listed(condition.parts, cutoffs, sql` and `, sql`true`)
    case 'any':
      return listed(condition.parts, cutoffs, sql` or `, sql`false`)
    case 'counter':
      return reached(sql`learner.counters -> ${condition.list}::text ->> ${condition.slot}::integer`, condition)
    case 'by':
      return sql`exists (
        select
        from jsonb_each(learner.counters) as counter (list, numbers)
        where ${reached(sql`numbers ->> ${condition.slot}::integer`, condition)} and ${isOfStem(condition)}
      )`
    case 'streak':
      return sql`exists (
        select
        from user_streaks
        where user_streaks.user_id = learner.user_id and user_streaks.community_id = learner.community_id
          and kind = ${condition.streak} and current >= ${condition.at}::integer
      )`
    case 'level':
      return sql`learner.level >= ${condition.at}::integer`
    case 'xp':
      return sql`learner.total >= ${condition.at}::bigint`
    case 'event':
      return eventHappened(condition)
    case 'held':
      return holdsSome(condition, sql`learner.earned`)
    case 'validated':
      return holdsSome(condition, sql`learner.validated`)
    case 'window':
      return windowHolds(condition)
    case 'board':
      return boardHolds(condition, cutoffs)
    case 'never':
      return sql`false`
  }
}

function listed(parts: CompiledCondition[], cutoffs: BoardCutoffs, separator: SQL, empty: SQL): SQL {
  if (parts.length === 0) return empty
  return sql`(${sql.join(
    parts.map((part) => predicate(part, cutoffs)),
    separator,
  )})`
}

const reached = (value: SQL, { at, falls }: { at: number; falls: boolean }): SQL =>
  falls ? sql`(${value})::float8 <= ${at}::float8` : sql`(${value})::float8 >= ${at}::float8`

/** Whether a counter list without the dimension is the stem, as `withoutDim` in the domain. */
function isOfStem({ stem, dim }: { stem: string; dim: string }): SQL {
  const [type = '', pairs = ''] = stem.split('@')
  return sql`
    split_part(list, '@', 1) = ${type}::text
    and exists (
      select from string_to_table(split_part(list, '@', 2), ',') as pair where starts_with(pair, ${`${dim}=`}::text)
    )
    and coalesce(
      (
        select string_agg(pair, ',' order by place)
        from string_to_table(split_part(list, '@', 2), ',') with ordinality as part (pair, place)
        where not starts_with(pair, ${`${dim}=`}::text)
      ),
      ''
    ) = ${pairs}::text
  `
}

/** Whether that many of the rules are held; any tier of a tiered one counts. */
const holdsSome = ({ ids, count }: { ids: string[]; count: number }, held: SQL): SQL => sql`(
  select count(*)
  from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as needed
  where exists (select from unnest(${held}) as has where has = needed or starts_with(has, needed || ':'))
) >= ${count}::integer`
