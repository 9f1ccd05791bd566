import { sql, type SQL } from 'drizzle-orm'
import type { CompiledCondition } from '../../../_domain/rules/compile.ts'
import { boardHolds, type BoardCutoffs } from './boards.ts'
import { eventHappened } from './event-happened.ts'
import { windowHolds } from './window-holds.ts'

/**
 * Whether a condition holds for `learner`, in SQL: what `evaluate` says from state, and of the log whether there was
 * such an event, or a window that holds enough. Null is no.
 */
export function predicate(condition: CompiledCondition, cuts: BoardCutoffs): SQL {
  switch (condition.kind) {
    case 'all':
      return listed(condition.parts, cuts, sql` and `, sql`true`)
    case 'any':
      return listed(condition.parts, cuts, sql` or `, sql`false`)
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
      return boardHolds(condition, cuts)
    case 'never':
      return sql`false`
  }
}

function listed(parts: CompiledCondition[], cuts: BoardCutoffs, glue: SQL, none: SQL): SQL {
  if (parts.length === 0) return none
  return sql`(${sql.join(
    parts.map((part) => predicate(part, cuts)),
    glue,
  )})`
}

const reached = (value: SQL, { at, falls }: { at: number; falls: boolean }): SQL =>
  falls ? sql`(${value})::float8 <= ${at}::float8` : sql`(${value})::float8 >= ${at}::float8`

/** The list of a counter by a dimension: without that dimension it is the stem. As `withoutDim` in the domain. */
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
        from string_to_table(split_part(list, '@', 2), ',') with ordinality as given (pair, place)
        where not starts_with(pair, ${`${dim}=`}::text)
      ),
      ''
    ) = ${pairs}::text
  `
}

/** So many of them, any tier of a tiered one. */
const holdsSome = ({ ids, count }: { ids: string[]; count: number }, held: SQL): SQL => sql`(
  select count(*)
  from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as needed
  where exists (select from unnest(${held}) as has where has = needed or starts_with(has, needed || ':'))
) >= ${count}::integer`
