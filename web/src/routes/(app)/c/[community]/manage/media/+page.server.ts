import { mediaApi } from '#lib/api/media.server.ts'
import { mediaActions } from '#lib/features/authoring/media/media-actions.server.ts'
import { toPicked } from '#lib/features/authoring/media/picked-media.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community } = event.params
  const { searchParams } = event.url
  const q = searchParams.get('q')?.slice(0, 80) ?? ''
  const cursor = searchParams.get('after') ?? undefined
  const { data, page } = await mediaApi(accessToken).list(community, { q, cursor })
  return { media: data.map(toPicked(community)), next: page.next, q }
}

export const actions: Actions = mediaActions
