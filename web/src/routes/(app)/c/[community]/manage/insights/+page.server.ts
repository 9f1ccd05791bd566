import { insightsApi } from '#lib/api/insights.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  return { insights: await insightsApi(accessToken).read(event.params.community) }
}
