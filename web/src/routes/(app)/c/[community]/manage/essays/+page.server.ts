import { markingApi } from '#lib/api/marking.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { readEssaysShow } from '#lib/features/marking/marking-actions.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const show = readEssaysShow(event.url.searchParams)
  const { data: exams, page } = await markingApi(accessToken).listEssays(event.params.community, show)
  return { exams, show, ...page }
}
