import type postgres from 'postgres'

export interface AwardChange {
  what: 'taken' | 'unmet' | 'awarded' | 'given'
  kind: 'achievement' | 'gate'
  name: string
  tier: string | null
  /** Whether the rule is live after the change. */
  isLive: boolean
  learners: number
  /** A few of them, by id alone. */
  examples: string[]
}

export interface TotalChange {
  learners: number
  /** The sum of what all of them gained, below zero where they lost. */
  xp: number
  levels: number
}

/** What learners would hold that they did not, and the other way round, from what was noted on both sides. */
export async function awardChanges(sql: postgres.Sql): Promise<AwardChange[]> {
  const changes = await sql<AwardChange[]>`
      with
      change as (
        -- The award itself is gone, or was revoked.
        select 'taken' as what, * from (
          select * from laude_preview.held_before except select * from laude_preview.held_after
        ) as gone
        union all
        -- Who holds it keeps it, but would not get it any more.
        select 'unmet', * from (
          (select * from laude_preview.held_before intersect select * from laude_preview.held_after
            intersect select * from laude_preview.met_before)
          except select * from laude_preview.met_after
        ) as unmet
        union all
        -- Written by the change itself.
        select 'awarded', * from (
          select * from laude_preview.held_after except select * from laude_preview.held_before
        ) as awarded
        union all
        -- Given by the sweep that follows, and not by the one that was due anyway.
        select 'given', * from (
          select * from (select * from laude_preview.met_after except select * from laude_preview.held_after) as due
          except
          select * from (select * from laude_preview.met_before except select * from laude_preview.held_before) as due_anyway
        ) as given
        where not exists (
          select from user_counters
          where user_counters.user_id = given.user_id and user_counters.community_id = given.community_id
            and (rule = any (revoked) or rule = any (handed))
        )
      )
      select
        what, coalesce(now.kind, was.kind) as kind, coalesce(now.name, was.name, rule) as name,
        nullif(split_part(rule, ':', 2), '') as tier, coalesce(now.status = 'live', false) as "isLive",
        count(distinct user_id)::integer as learners,
        array_to_json((array_agg(distinct user_id order by user_id))[:5]) as examples
      from change
      left join laude_preview.rule_before as was on was.code = split_part(rule, ':', 1)
      left join laude_preview.rule_after as now on now.code = split_part(rule, ':', 1)
      group by what, rule, now.kind, was.kind, now.name, was.name, now.status
      order by array_position(array['taken', 'unmet', 'awarded', 'given'], what), learners desc, name
  `
  return [...changes]
}

export async function totalChange(sql: postgres.Sql): Promise<TotalChange> {
  const [row] = await sql<TotalChange[]>`
    select
      count(*)::integer as learners, coalesce(sum(coalesce(now.total, 0) - coalesce(was.total, 0)), 0)::float8 as xp,
      count(*) filter (where now.level is distinct from was.level)::integer as levels
    from laude_preview.total_before as was
    full join laude_preview.total_after as now using (community_id, user_id)
    where now.total is distinct from was.total or now.level is distinct from was.level
  `
  return row ?? { learners: 0, xp: 0, levels: 0 }
}
