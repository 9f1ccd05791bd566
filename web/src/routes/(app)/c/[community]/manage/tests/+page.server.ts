import { authoringApi } from '#lib/api/authoring.server.ts'
import { readAuthoredShow } from '#lib/features/authoring/authored-show.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const show = readAuthoredShow(event.url.searchParams)
  const { data: list } = await authoringApi(accessToken).listTests(event.params.community, show)
  return { show, list }
}
