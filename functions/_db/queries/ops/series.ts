import { sql, type SQL } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

export interface SeriesSpan {
  /** Null: all communities. */
  communityId: string | null
  /** The first and the last day. */
  from: string
  to: string
}

export interface DayRow {
  day: string
  learners: number
  events: number
  unlocked: number
  unlockers: number
}

const inSpan = ({ communityId, from, to }: SeriesSpan, table: SQL) => sql`
  ${table}.day between ${from}::date and ${to}::date
  and (${communityId}::uuid is null or ${table}.community_id = ${communityId}::uuid)`

/** By day, with the days on which nothing happened. As the reader: row-level security decides which rows there are. */
export const listDays = (tx: Transaction, span: SeriesSpan) =>
  tx.execute<Pick<DayRow, keyof DayRow>>(sql`
    select
      date::date::text as day,
      coalesce(sum(learners), 0)::integer as learners, coalesce(sum(events), 0)::integer as events,
      coalesce(sum(unlocked), 0)::integer as unlocked, coalesce(sum(unlockers), 0)::integer as unlockers
    from generate_series(${span.from}::date, ${span.to}::date, interval '1 day') as date
    left join community_days as counted
      on counted.day = date::date and (${span.communityId}::uuid is null or community_id = ${span.communityId}::uuid)
    group by 1
    order by 1
  `)

export interface TypeRow {
  type: string
  events: number
}

export const listTypes = (tx: Transaction, span: SeriesSpan) =>
  tx.execute<Pick<TypeRow, keyof TypeRow>>(sql`
    select type, sum(events)::integer as events
    from event_days
    where ${inSpan(span, sql`event_days`)}
    group by type
    order by events desc, type
  `)

export interface UnlockRow {
  achievement_id: string
  unlocked: number
  timed: number
  waits: number[]
  /** The median of the days' medians, each as often as there were unlocks behind it. */
  median_seconds: number | null
}

export const listUnlocks = (tx: Transaction, span: SeriesSpan) =>
  tx.execute<Pick<UnlockRow, keyof UnlockRow>>(sql`
    select
      achievement_id, sum(unlocked)::integer as unlocked, sum(timed)::integer as timed,
      array_to_json(array(
        select sum(wait)::integer
        from achievement_days as same, unnest(same.waits) with ordinality as bucket(wait, place)
        where same.achievement_id = counted.achievement_id and ${inSpan(span, sql`same`)}
        group by place
        order by place
      )) as waits,
      (
        select median_seconds::double precision
        from (
          select
            median_seconds, sum(timed) over (order by median_seconds) as upto, sum(timed) over () as whole
          from achievement_days as same
          where same.achievement_id = counted.achievement_id and timed > 0 and ${inSpan(span, sql`same`)}
        ) as medians
        where upto * 2 >= whole
        order by median_seconds
        limit 1
      ) as median_seconds
    from achievement_days as counted
    where ${inSpan(span, sql`counted`)}
    group by achievement_id
    order by unlocked desc, achievement_id
  `)

export interface NamedAchievementRow {
  id: string
  name: string
  rarity: string
}

/** What learners can earn now, by name; secrets, too. */
export const listEarnable = (tx: Transaction, communityId: string | null) =>
  tx.execute<Pick<NamedAchievementRow, keyof NamedAchievementRow>>(sql`
    select id, name, rarity
    from achievements
    where status = 'live'
      and (
        ${communityId}::uuid is null
        or community_id = ${communityId}::uuid
        or community_id is null and pack in (select pack from community_packs where community_id = ${communityId}::uuid)
      )
  `)

export const nameAchievements = (tx: Transaction, ids: readonly string[]) =>
  tx.execute<Pick<NamedAchievementRow, keyof NamedAchievementRow>>(sql`
    select id, name, rarity from achievements where id in (select json_array_elements_text(${JSON.stringify(ids)})::uuid)
  `)

export interface CommunityNameRow {
  id: string
  slug: string
  name: string
}

export const listCommunityNames = (tx: Transaction) =>
  tx.execute<Pick<CommunityNameRow, keyof CommunityNameRow>>(sql`
    select id, slug, name from communities order by name, slug
  `)
