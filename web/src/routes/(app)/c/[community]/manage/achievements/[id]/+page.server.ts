import { redirect } from '@sveltejs/kit'
import { toWritten } from '#lib/features/achievements/authoring/definition.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { achievementsApi } from '#lib/api/achievements.server.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { masteryApi } from '#lib/api/mastery.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { change, dryRun, remove, retire } from '#lib/features/achievements/authoring/manage-actions.server.ts'
import { ruleLookups } from '#lib/features/achievements/authoring/rule-lookups.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, id } = event.params
  const api = achievementsApi(accessToken)
  const [
    { data: stats },
    { data: tests },
    { data: catalogue },
    { data: courses },
    { data: gates },
    { topics },
    { data: achievement },
  ] = await Promise.all([
    api.readStats(community),
    attemptsApi(accessToken).listTests(community),
    api.listCatalogue(community),
    coursesApi(accessToken).courses(community),
    milestonesApi(accessToken).authoredGates(community),
    masteryApi(accessToken).read(community),
    api.readAchievement(community, id),
  ])
  const { status } = achievement
  // An achievement of a pack cannot be changed here, nor can a retired one.
  if (achievement.pack !== 'custom' || status === 'retired') redirect(303, managePaths.achievementStats(community, id))
  return {
    achievement: { ...achievement, status },
    written: toWritten(achievement),
    lookups: ruleLookups(
      stats.filter((other) => other.id !== id),
      tests,
      { topics, courses, gates },
    ),
    categories: [...new Set(catalogue.map(({ category }) => category))],
    asks: event.url.searchParams.get('ask'),
  }
}

export const actions: Actions = { save: change(), try: dryRun, publish: change('live'), retire, delete: remove }
