import { sql } from 'drizzle-orm'
import type { Transaction } from '../../session.ts'

/** How many weeks the chart of awards goes back. */
const WEEKS = 12

/**
 * How often each achievement of a community is earned, the most popular first. Instructors and admins, who try out what
 * they write, are left out, and so are learners without any XP. Awards are read once for all of them. A learner whose
 * imported history earned an award before they joined counts from that award.
 */
export const statsOf = (tx: Transaction, communityId: string, now: number) =>
  tx.execute(sql`
    with
    active as (
      select user_id, joined_at
      from memberships
      join user_xp using (user_id, community_id)
      where community_id = ${communityId} and role = 'student' and total > 0
    ),
    award as (
      select user_id, achievement_id, min(earned_at) as earned_at, min(unlocked_at) as unlocked_at
      from active
      join user_achievements using (user_id)
      where community_id = ${communityId} and revoked_at is null
      group by user_id, achievement_id
    ),
    learner_start as (
      select user_id, least(joined_at, min(earned_at)) as started_at
      from active
      join award using (user_id)
      group by user_id, joined_at
    ),
    tally as (
      select
        achievement_id, count(*)::integer as holders,
        (count(*) filter (where unlocked_at > to_timestamp(${now / 1000}) - interval '30 days'))::integer as lately,
        percentile_cont(0.5) within group (order by extract(epoch from earned_at - started_at)) / 86400 as days
      from award
      join learner_start using (user_id)
      group by achievement_id
    ),
    weekly_award as (
      select achievement_id, weeks_ago, count(*)::integer as times
      from award
      cross join lateral floor(extract(epoch from to_timestamp(${now / 1000}) - unlocked_at) / 604800) as weeks_ago
      group by achievement_id, weeks_ago
    )
    select
      id, slug, name, achievements.pack, icon, color, rarity, tier, status, coalesce(holders, 0) as holders,
      coalesce(holders / nullif((select count(*) from active), 0)::float8, 0) as rate, days::float8 as median_days,
      coalesce(lately, 0) as last_30_days,
      array_to_json(array(
        select coalesce(times, 0)
        from generate_series(${WEEKS - 1}::integer, 0, -1) as week
        left join weekly_award
          on weekly_award.achievement_id = achievements.id and weekly_award.weeks_ago = week
        order by week desc
      )) as weeks
    from achievements
    left join tally on tally.achievement_id = id
    left join community_packs as chosen
      on achievements.community_id is null and chosen.pack = achievements.pack and chosen.community_id = ${communityId}
    where (achievements.community_id = ${communityId} or chosen.pack is not null)
      and status <> 'draft'
    order by holders desc nulls last, achievements.pack, position
  `)
