import { sql } from 'drizzle-orm'
import type { Zones } from '../../../_domain/time/learner-day.ts'
import type { Streak } from '../../../_domain/streaks/streak.ts'
import type { Transaction } from '../../session.ts'

export interface ShownAwardRow {
  id: string
  name: string
  description: string
  icon: string
  color: string
  rarity: string
  tier: string | null
  earned_at: string
  featured: number | null
}

export interface PublicProfileRow extends Zones, Record<string, unknown> {
  id: string
  username: string
  display_name: string
  bio: string
  visibility: 'private' | 'public'
  /** Milliseconds since 1970. */
  joined: number
  /** Total XP in the community where the learner has most. */
  xp: number
  /** Streaks in learning, one for each community. */
  streaks: Streak[]
  certificates: { number: string; title: string; issued: number; issued_on: string }[]
  awards: ShownAwardRow[]
}

/**
 * A profile with everything it shows, from one snapshot: any reader finds a public profile, only its owner a private one.
 * An achievement held in several communities or tiers appears once: featured awards and higher tiers come first.
 */
export async function profileByUsername(tx: Transaction, username: string, readerId: string | undefined) {
  const [profile] = await tx.execute<PublicProfileRow>(sql`
    select
      id, username, display_name, bio, visibility, extract(epoch from created_at)::float8 * 1000 as joined,
      time_zone, next_time_zone, next_time_zone_from::text as next_time_zone_from, cut_short::text as cut_short,
      (select coalesce(max(total), 0)::float8 from user_counters where user_id = profiles.id) as xp,
      (
        select coalesce(json_agg(json_build_object(
          'current', current, 'longest', longest, 'last_day', last_day, 'freezes', freezes,
          'days_to_freeze', days_to_freeze, 'protected_day', protected_day, 'bonus_day', bonus_day
        )), '[]')
        from user_streaks
        where user_id = profiles.id and kind = 'learning'
      ) as streaks,
      (
        select coalesce(json_agg(json_build_object(
          'number', certificates.number, 'title', coalesce(courses.title, programs.title),
          'issued', extract(epoch from issued_at)::float8 * 1000, 'issued_on', issued_on
        ) order by issued_at desc, certificates.number), '[]')
        from certificates
        left join courses on courses.id = course_id
        left join programs on programs.id = program_id
        where user_id = profiles.id and certificates.visibility = 'public' and revoked_at is null
      ) as certificates,
      (
        select coalesce(json_agg(award), '[]')
        from (
          select distinct on (achievement_id)
            award.id, name, description, icon, color, rarity, coalesce(award.tier, achievements.tier) as tier,
            earned_at, featured
          from user_achievements as award
          join achievements on achievements.id = achievement_id
          where user_id = profiles.id and visibility = 'public' and revoked_at is null
          order by
            achievement_id, featured, array_position(array['platinum', 'gold', 'silver', 'bronze'], award.tier), earned_at
        ) as award
      ) as awards
    from profiles
    where username = ${username} and (visibility = 'public' or id = ${readerId ?? null}::uuid)
  `)
  return profile
}
