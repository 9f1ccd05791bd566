import { publicProfile, type PublicProfile } from '../../_contracts/profiles/profiles.ts'
import { shownProfile, type ShownAwardRow, type ShownProfile } from '../../_db/queries/profiles/public.ts'
import { withService, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { learnerDay } from '../../_domain/time/learner-day.ts'
import { levelProgress, titleFor } from '../../_domain/xp/levels.ts'
import { statusOn } from '../../_domain/streaks/streak.ts'
import type { Engine } from '../engine/apply.ts'

const FEATURED = 3

/** What somebody shows to everybody; of those who keep it to themselves it is not there. */
export async function readPublicProfile(
  { db, now }: Pick<Engine, 'db' | 'now'>,
  username: string,
  reader: Claims | undefined,
): Promise<PublicProfile> {
  // Level and streak are behind policies that know members only, so here the query says who may see what.
  const profile = await withService(db, (tx) => shownProfile(tx, username, reader?.sub))
  if (!profile) throw notFound('profile')
  const { display_name, bio, visibility, joined, xp, awards } = profile
  const { level, share } = levelProgress(xp)
  return publicProfile.parse({
    username: profile.username,
    display_name,
    bio,
    visibility,
    joined: new Date(joined).toISOString(),
    mine: profile.id === reader?.sub,
    level: { level, title: titleFor(level), share },
    streak: bestStreak(profile, new Date(now())),
    certificates: profile.certificates.map(({ issued, ...it }) => ({
      ...it,
      issued_at: new Date(issued).toISOString(),
    })),
    awards: inOrder(awards),
  })
}

function bestStreak(profile: ShownProfile, now: Date) {
  const { local_date, forgiven } = learnerDay(profile, now)
  const statuses = profile.streaks.map((streak) => statusOn(streak, local_date, { forgiven }))
  return {
    current: Math.max(0, ...statuses.map(({ current }) => current)),
    longest: Math.max(0, ...statuses.map(({ longest }) => longest)),
  }
}

function inOrder(awards: ShownAwardRow[]) {
  const latest = awards
    .map((award) => ({ ...award, earned_at: new Date(award.earned_at).toISOString() }))
    .toSorted((a, b) => b.earned_at.localeCompare(a.earned_at) || a.id.localeCompare(b.id))
  // Three are featured in each community; here there is place for three.
  const first = latest
    .filter(({ featured }) => featured !== null)
    .toSorted((a, b) => (a.featured ?? 0) - (b.featured ?? 0))
    .slice(0, FEATURED)
  return [
    ...first.map((award) => ({ ...award, featured: true })),
    ...latest.filter((award) => !first.includes(award)).map((award) => ({ ...award, featured: false })),
  ]
}
