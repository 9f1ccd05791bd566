import { attemptsApi } from '#lib/api/attempts.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await attemptsApi(accessToken).listAnalyses(event.params.community)
  return { tests: data }
}
