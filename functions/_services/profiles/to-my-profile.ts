import type { MyProfile } from '../../_contracts/profiles/profiles.ts'
import type { ProfileRow } from '../../_db/queries/profiles/mine.ts'
import { currentZones } from '../../_domain/time/learner-day.ts'

/** The caller's own profile, with the time zone that applies now. */
export function toMyProfile(profile: ProfileRow, now: number): MyProfile {
  const { username, display_name, bio, visibility, leaderboard, streak_reminders, muted, created_at } = profile
  const { comments_hidden, award_comments_off } = profile
  const { time_zone, next_time_zone, next_time_zone_from } = currentZones(profile, new Date(now))
  return {
    username,
    display_name,
    bio,
    joined: created_at.toISOString(),
    visibility,
    leaderboard,
    streak_reminders,
    comments_hidden,
    award_comments_off,
    muted,
    time_zone,
    next_time_zone,
    next_time_zone_from,
  }
}
