import { authoringApi } from '#lib/api/authoring.server.ts'
import { versionActions } from '#lib/features/authoring/version-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, id } = event.params
  const api = authoringApi(accessToken)
  const [draft, { data: versions }] = await Promise.all([api.readDraft(community, id), api.listVersions(id)])
  return { draft, versions, asks: event.url.searchParams.get('ask') }
}

export const actions: Actions = versionActions
