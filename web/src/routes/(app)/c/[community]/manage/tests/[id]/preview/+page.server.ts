import { authoringApi } from '#lib/api/authoring.server.ts'
import { toBox } from '#lib/features/attempts/to-box.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, id } = event.params
  const api = authoringApi(accessToken)
  const [draft, attempt] = await Promise.all([api.readDraft(community, id), api.preview(id)])
  return { draft, attempt: attempt && toBox(attempt) }
}
