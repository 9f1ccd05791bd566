import { analysisApi } from '#lib/features/analysis/api.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await analysisApi(accessToken).tests(event.params.community)
  return { tests: data }
}
