import { analysisApi } from '#lib/server/analysis-api.ts'
import { requireSession } from '#lib/server/session.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await analysisApi(accessToken).tests(event.params.community)
  return { tests: data }
}
