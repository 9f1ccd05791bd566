import { correctionsApi } from '#lib/api/corrections.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { data: reports } = await correctionsApi(accessToken).listReports(event.params.community)
  return { reports }
}
