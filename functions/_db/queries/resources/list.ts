import { sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'
import { costRank, levelRank, resourcesFor, shownColumns, type ResourceRow } from './shown.ts'

interface ListFilter {
  topic?: string
  kind?: string
  level?: string
  language?: string
  cost?: string
  /** The most, as digits. */
  minutes?: string
  mark?: 'saved' | 'done' | 'useful'
  /** Words that are all in it. */
  q?: string
}

interface ListReader {
  community: string
  reader: string
}

type FilterName = Exclude<keyof ListFilter, 'q'>

const MARKED = {
  saved: sql`mark.saved_at is not null`,
  done: sql`mark.done_at is not null`,
  useful: sql`mark.useful_at is not null`,
}

/** By filter, the condition that it sets. */
const conditionsOf = (filter: ListFilter): Record<FilterName, SQL> => {
  const equals = (column: SQL, value: string | undefined) =>
    value === undefined ? sql`true` : sql`${column} = ${value}::text`
  return {
    topic: filter.topic === undefined ? sql`true` : sql`${filter.topic}::text = any (resources.topics)`,
    kind: equals(sql`resources.kind`, filter.kind),
    level: equals(sql`resources.level`, filter.level),
    language: equals(sql`resources.language`, filter.language),
    cost: equals(sql`resources.cost`, filter.cost),
    minutes: filter.minutes === undefined ? sql`true` : sql`resources.minutes <= ${filter.minutes}::integer`,
    mark: filter.mark === undefined ? sql`true` : MARKED[filter.mark],
  }
}

const lowerCase = (text: SQL) => sql`lower(${text} collate "und-x-icu")`

const isListed = ({ community }: ListReader, { q = '' }: ListFilter) => {
  const text = lowerCase(
    sql`concat_ws(' ', resources.title, resources.why, resources.publisher, resources.address, array_to_string(resources.topics, ' '))`,
  )
  const words = q.split(/\s+/).filter((word) => word !== '')
  const has = words.map((word) => sql`position(${lowerCase(sql`${word}::text`)} in ${text}) > 0`)
  return sql.join([sql`resources.community_id = ${community} and resources.state = 'listed'`, ...has], sql` and `)
}

/** The most useful first. No two have the same place. */
const order = sql`-resources.useful, ${costRank}, ${levelRank}, resources.title, resources.id`

/** A page of what is listed, behind the resource with the id `after`. */
export function resourcesAfter(
  tx: Transaction,
  where: ListReader,
  { limit, after, ...filter }: ListFilter & { limit: number; after?: string },
) {
  const conditions = sql.join(Object.values(conditionsOf(filter)), sql` and `)
  const isBehind =
    after === undefined
      ? sql`true`
      : sql`(${order}) > (select ${order} from resources where resources.id = ${after}::uuid)`
  return tx.execute<ResourceRow>(sql`
    select ${shownColumns(where.reader)}
    from ${resourcesFor(where.reader)}
    where ${isListed(where, filter)} and ${conditions} and ${isBehind}
    order by ${order}
    limit ${limit}
  `)
}

/** A choice of a filter; the filter `all` has one, which counts what the whole filter lists. */
export interface ChoiceRow extends Record<string, unknown> {
  filter: FilterName | 'all'
  value: string
  count: number
}

/** How many there are of each choice of each filter, while the other filters stay as they are. */
export function countChoices(tx: Transaction, where: ListReader, filter: ListFilter, minutes: readonly number[]) {
  const conditions = Object.entries(conditionsOf(filter))
  const fits = (but?: FilterName) =>
    sql.join(
      conditions.filter(([name]) => name !== but).map(([name]) => sql.identifier(`fits_${name}`)),
      sql` and `,
    )
  const byColumn = (name: FilterName) => sql`
    select ${name}::text as filter, ${sql.identifier(name)} as value, count(*)::integer
    from matching where ${fits(name)} group by 2
  `
  return tx.execute<ChoiceRow>(sql`
    with matching as materialized (
      select
        resources.topics, resources.kind, resources.level, resources.language, resources.cost, resources.minutes,
        mark.saved_at, mark.done_at, mark.useful_at,
        ${sql.join(
          conditions.map(
            ([name, condition]) => sql`coalesce(${condition}, false) as ${sql.identifier(`fits_${name}`)}`,
          ),
          sql`, `,
        )}
      from ${resourcesFor(where.reader)}
      where ${isListed(where, filter)}
    )
    select 'all' as filter, '' as value, count(*)::integer from matching where ${fits()}
    union all
    select 'topic', topic, count(*)::integer from matching, unnest(topics) as topic where ${fits('topic')} group by 2
    union all ${byColumn('kind')}
    union all ${byColumn('level')}
    union all ${byColumn('language')}
    union all ${byColumn('cost')}
    union all
    select 'minutes', most::text, count(*)::integer
    from matching, unnest(${`{${minutes.join(',')}}`}::integer[]) as most
    where minutes <= most and ${fits('minutes')} group by most
    union all
    select 'mark', given.mark, count(*)::integer
    from matching, unnest(
      array['saved', 'done', 'useful'], array[saved_at, done_at, useful_at]
    ) as given (mark, at)
    where at is not null and ${fits('mark')} group by given.mark
  `)
}
