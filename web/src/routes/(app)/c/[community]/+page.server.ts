import { api } from '#lib/server/api.ts'
import { requireSession } from '#lib/server/session.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await api(accessToken).tests(event.params.community)
  return { tests: data }
}
