import { authoringApi } from '#lib/api/authoring.server.ts'
import { readBankShow } from '#lib/features/authoring/bank-show.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const show = readBankShow(event.url.searchParams)
  return { show, found: await authoringApi(accessToken).searchBank(event.params.community, show) }
}
