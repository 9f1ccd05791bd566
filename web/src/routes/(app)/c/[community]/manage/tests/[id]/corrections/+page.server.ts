import { authoringApi } from '#lib/api/authoring.server.ts'
import { correctionsApi } from '#lib/api/corrections.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, id } = event.params
  const [draft, corrections] = await Promise.all([
    authoringApi(accessToken).readDraft(community, id),
    correctionsApi(accessToken).listCorrections(id),
  ])
  return { draft, corrections }
}
