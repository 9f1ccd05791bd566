import { fail, isHttpError } from '@sveltejs/kit'
import { latestEarned, withinReach } from '#lib/features/dashboard/dashboard.ts'
import { NEWS } from '#lib/live/news-key.ts'
import { api } from '#lib/api/api.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  event.depends(NEWS)
  const asked = api(accessToken)
  const slug = event.params.community
  // Together, and each for itself: what does not come leaves a gap, and the rest stands.
  const [level, xp, streaks, achievements, place, running] = await Promise.all([
    optional(asked.level(slug)),
    optional(asked.xpStats(slug)),
    optional(asked.streaks(slug)),
    optional(asked.achievements(slug)),
    optional(asked.weeklyPlace(slug)),
    optional(asked.running(slug)),
  ])
  return {
    level: level?.data ?? null,
    xp: xp?.data ?? null,
    streaks: streaks?.data ?? null,
    reach: achievements && withinReach(achievements.data),
    earned: achievements && latestEarned(achievements.data),
    place: place?.data ?? null,
    running: running?.data[0] ?? null,
  }
}

export const actions: Actions = {
  protect: async (event) => {
    const { accessToken } = await requireSession(event)
    try {
      await api(accessToken).freeze(event.params.community)
    } catch (failure) {
      // Meanwhile something else happened today: a test was finished, or a freeze used in another window.
      if (isHttpError(failure) && failure.status === 409) return fail(409, { refused: failure.body.message })
      throw failure
    }
  },
}
