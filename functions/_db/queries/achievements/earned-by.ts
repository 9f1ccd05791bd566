import { sql } from 'drizzle-orm'
import type { Connection } from '../../client.ts'
import { iso } from '../../iso.ts'
import { toPrepared } from '../../prepared.ts'
import type { Award } from './awards.ts'

/** Text columns that are the same for all tiers of an achievement. */
type TextColumns = Record<'slug' | 'category' | 'name' | 'description' | 'icon' | 'color' | 'rarity' | 'status', string>
type NumberColumns = Record<'points' | 'xp' | 'position' | 'version', number>

/** An award joined with its achievement. */
export type EarnedAwardRow = Omit<Award, 'tier' | 'earned_at'> &
  TextColumns &
  NumberColumns & { tier_held: Award['tier']; earned_at: string; pack: string; tier: string | null }

/**
 * What a member of a community earned there. A member who has earned nothing gets one row of nulls; for a reader who is
 * not a member there is no row.
 */
export const earnedBy = (connection: Connection['sql'], userId: string, slug: string) =>
  toPrepared<EarnedAwardRow | { id: null }>(
    connection,
    sql`
      select
        award.id, achievement_id, award.tier as tier_held, visibility, featured,
        ${iso(sql`earned_at`)} as earned_at, achievement.*
      from communities
      join memberships on memberships.community_id = communities.id and memberships.user_id = ${userId}
      left join user_achievements as award
        on award.user_id = ${userId} and award.community_id = communities.id and revoked_at is null
      -- By key, so row-level security is evaluated only for achievements that the learner holds.
      left join lateral (
        select slug, pack, category, name, description, icon, color, rarity, tier, points, xp, position, status, version
        from achievements
        where id = achievement_id
        limit 1
      ) as achievement on true
      where communities.slug = ${slug}
    `,
  )
