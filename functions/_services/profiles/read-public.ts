import { publicProfile, type PublicProfile } from '../../_contracts/profiles/profiles.ts'
import { profileByUsername, type ShownAwardRow, type PublicProfileRow } from '../../_db/queries/profiles/public.ts'
import { withService } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import { levelProgress, titleFor } from '../../_domain/xp/levels.ts'
import { statusOn } from '../../_domain/streaks/streak.ts'
import type { DatabaseContext, WithReader } from '../context.ts'

const FEATURED = 3

/** The public profile of a learner. A private one exists for its owner only. */
export async function readPublicProfile(
  { db, now, claims }: WithReader<DatabaseContext>,
  username: string,
): Promise<PublicProfile> {
  // Bypasses row-level security, which shows level and streak to members only; the query itself checks visibility.
  const profile = await withService(db, (tx) => profileByUsername(tx, username, claims?.sub))
  if (!profile) throw notFound('profile')
  const dayOf = (instant: number | string) => learnerDay(profile, new Date(instant)).local_date
  const { display_name, bio, visibility, joined, xp, awards } = profile
  const { level, share } = levelProgress(xp)
  return publicProfile.parse({
    username: profile.username,
    display_name,
    bio,
    visibility,
    joined: new Date(joined).toISOString(),
    joined_on: dayOf(joined),
    mine: profile.id === claims?.sub,
    level: { level, title: titleFor(level), share },
    streak: bestStreak(profile, new Date(now())),
    certificates: profile.certificates.map(({ issued, ...it }) => ({
      ...it,
      issued_at: new Date(issued).toISOString(),
    })),
    awards: sortAwards(awards).map((award) => ({ ...award, earned_on: dayOf(award.earned_at) })),
  })
}

/** The best streak in learning of all the learner's communities. */
function bestStreak(profile: PublicProfileRow, now: Date) {
  const { local_date, forgiven } = learnerDay(profile, now)
  const statuses = profile.streaks.map((streak) => statusOn(streak, local_date, { forgiven }))
  return {
    current: Math.max(0, ...statuses.map(({ current }) => current)),
    longest: Math.max(0, ...statuses.map(({ longest }) => longest)),
  }
}

function sortAwards(awards: ShownAwardRow[]) {
  const latest = awards
    .map((award) => ({ ...award, earned_at: new Date(award.earned_at).toISOString() }))
    .toSorted((a, b) => b.earned_at.localeCompare(a.earned_at) || a.id.localeCompare(b.id))
  // A learner may feature three awards in each community; the profile features three in all.
  const featured = latest
    .filter((award) => award.featured !== null)
    .toSorted((a, b) => (a.featured ?? 0) - (b.featured ?? 0))
    .slice(0, FEATURED)
  return [
    ...featured.map((award) => ({ ...award, featured: true })),
    ...latest.filter((award) => !featured.includes(award)).map((award) => ({ ...award, featured: false })),
  ]
}
