import { achievementsApi } from '#lib/api/achievements.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { masteryApi } from '#lib/api/mastery.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { define, dryRun } from '#lib/features/achievements/authoring/manage-actions.server.ts'
import { ruleLookups } from '#lib/features/achievements/authoring/rule-lookups.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community } = event.params
  const api = achievementsApi(accessToken)
  const [{ data: stats }, { data: tests }, { data: catalogue }, { data: courses }, { data: gates }, { topics }] =
    await Promise.all([
      api.readStats(community),
      attemptsApi(accessToken).listTests(community),
      api.listCatalogue(community),
      coursesApi(accessToken).courses(community),
      milestonesApi(accessToken).authoredGates(community),
      masteryApi(accessToken).read(community),
    ])
  return {
    lookups: ruleLookups(stats, tests, { topics, courses, gates }),
    categories: [...new Set(catalogue.map(({ category }) => category))],
  }
}

export const actions: Actions = { save: define(), try: dryRun, publish: define('live') }
