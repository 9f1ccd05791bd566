import { announcementsApi } from '#lib/api/announcements.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const [{ data: announcements }, { zone }] = await Promise.all([
    announcementsApi(accessToken, event.params.community).list(),
    event.parent(),
  ])
  return { announcements, zone: zone ?? 'UTC' }
}
