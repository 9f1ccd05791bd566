import { api } from '#lib/server/api.ts'
import { coursesApi } from '#lib/server/courses-api.ts'
import { gatesAuthorApi } from '#lib/server/gates-author-api.ts'
import { define, dryRun } from '#lib/server/manage-actions.ts'
import { manageApi } from '#lib/server/manage-api.ts'
import { ruleLookups } from '#lib/server/rule-lookups.ts'
import { requireSession } from '#lib/server/session.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community } = event.params
  const asked = api(accessToken)
  const [{ data: stats }, { data: tests }, { data: catalogue }, { data: courses }, { data: gates }] = await Promise.all(
    [
      manageApi(accessToken).stats(community),
      asked.tests(community),
      asked.achievements(community),
      coursesApi(accessToken).courses(community),
      gatesAuthorApi(accessToken).written(community),
    ],
  )
  return {
    lookups: ruleLookups(stats, tests, { courses, gates }),
    categories: [...new Set(catalogue.map(({ category }) => category))],
  }
}

export const actions: Actions = { save: define(), try: dryRun, publish: define('live') }
