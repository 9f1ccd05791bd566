import { liveApi } from '#lib/api/live.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data: sessions } = await liveApi(accessToken).list(event.params.community)
  return { sessions }
}
