import { sql } from 'drizzle-orm'
import type { Connection } from '../../client.ts'
import { iso } from '../../iso.ts'
import { prepared } from '../../prepared.ts'
import type { Award } from './awards.ts'

/** What is the same of all tiers of an achievement. */
type OfAll = Record<'slug' | 'category' | 'name' | 'description' | 'icon' | 'color' | 'rarity' | 'status', string>
type Numbers = Record<'points' | 'xp' | 'position' | 'version', number>

/** An award, and what it is of. */
export type EarnedAwardRow = Omit<Award, 'tier' | 'earned_at'> &
  OfAll &
  Numbers & { tier_held: Award['tier']; earned_at: string; pack: string; tier: string | null }

/** What a member of a community earned there: nothing but a row of nulls for who has nothing, and no row for others. */
export const earnedBy = (lane: Connection['sql'], userId: string, slug: string) =>
  prepared<EarnedAwardRow | { id: null }>(
    lane,
    sql`
      select
        award.id, achievement_id, award.tier as tier_held, visibility, featured,
        ${iso(sql`earned_at`)} as earned_at, achievement.*
      from communities
      join memberships on memberships.community_id = communities.id and memberships.user_id = ${userId}
      left join user_achievements as award
        on award.user_id = ${userId} and award.community_id = communities.id and revoked_at is null
      -- Each by its key: whether the reader may see it is not asked of what they do not have.
      left join lateral (
        select slug, pack, category, name, description, icon, color, rarity, tier, points, xp, position, status, version
        from achievements
        where id = achievement_id
        limit 1
      ) as achievement on true
      where communities.slug = ${slug}
    `,
  )
