import { fail, isHttpError } from '@sveltejs/kit'
import { putAway, shownAnnouncement } from '#lib/features/announcements/shown-announcement.server.ts'
import { shownCalibration } from '#lib/features/dashboard/calibration-words.ts'
import { latestEarned, withinReach } from '#lib/features/dashboard/dashboard.ts'
import { masteryTeaser } from '#lib/features/dashboard/mastery-teaser.ts'
import { shownNextStep } from '#lib/features/dashboard/next-step.server.ts'
import { learningOf, shownStreaks } from '#lib/features/streaks/streak.ts'
import { PROGRESS_CHANGED } from '#lib/live/progress-changed.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { announcementsApi } from '#lib/api/announcements.server.ts'
import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { masteryApi } from '#lib/api/mastery.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { plansApi } from '#lib/api/plans.server.ts'
import { practiceApi } from '#lib/api/practice.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(PROGRESS_CHANGED)
  const [gamification, attempts] = [gamificationApi(accessToken), attemptsApi(accessToken)]
  const slug = event.params.community
  // Each request may fail by itself: its section is left out, and the others are shown.
  const asked = Promise.all([
    optional(gamification.readGoals(slug)),
    optional(gamification.readLevel(slug)),
    optional(gamification.readXpStats(slug)),
    optional(gamification.readStreaks(slug)),
    optional(achievementsApi(accessToken).listCatalogue(slug)),
    optional(gamification.readWeeklyRank(slug)),
    optional(attempts.readUnfinished(slug)),
    optional(attempts.readCalibration(slug)),
    optional(plansApi(accessToken).readToday(slug)),
    optional(practiceApi(accessToken).readNext(slug)),
    optional(attempts.listTests(slug)),
    optional(masteryApi(accessToken).read(slug)),
    optional(assignmentsApi(accessToken, slug).mine()),
    optional(announcementsApi(accessToken, slug).mine()),
  ])
  // Both are asked in the same turn, so all of it is one call of the site.
  const [{ community, zone }, answers] = await Promise.all([event.parent(), asked])
  const [
    goals,
    level,
    xp,
    streaks,
    achievements,
    rank,
    unfinished,
    calibration,
    today,
    practice,
    tests,
    mastery,
    assigned,
    announced,
  ] = answers
  return {
    next: shownNextStep({
      community,
      assigned: assigned && { assignments: assigned.data, now: Date.now(), zone: zone ?? 'UTC' },
      unfinished: unfinished?.data ?? null,
      today: today?.data ?? null,
      practice: practice?.data ?? null,
      goals: goals?.data ?? null,
      tests: tests?.data ?? null,
    }),
    announcements: announced?.data.filter(({ fresh }) => fresh).map(shownAnnouncement) ?? [],
    isAnnounced: (announced?.data.length ?? 0) > 0,
    isAssigned: (assigned?.data.length ?? 0) > 0,
    goals: goals?.data ?? null,
    level: level?.data ?? null,
    xp: xp?.data ?? null,
    learning: streaks && learningOf(shownStreaks(streaks.data)),
    reach: achievements && withinReach(achievements.data),
    earned: achievements && latestEarned(achievements.data),
    rank: rank?.data ?? null,
    calibration: calibration && shownCalibration(calibration.data),
    mastery: mastery && masteryTeaser(mastery),
  }
}

export const actions: Actions = {
  putAway,
  protect: async (event) => {
    const { accessToken } = await requireSession(event)
    try {
      await gamificationApi(accessToken).freezeToday(event.params.community)
    } catch (failure) {
      // Another request of today came first: a finished test, or a freeze spent in another window.
      if (isHttpError(failure) && failure.status === 409) return fail(409, { refused: failure.body.message })
      throw failure
    }
  },
}
