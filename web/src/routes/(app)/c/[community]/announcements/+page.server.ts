import { announcementsApi } from '#lib/api/announcements.server.ts'
import { putAway, shownAnnouncement } from '#lib/features/announcements/shown-announcement.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await announcementsApi(accessToken, event.params.community).mine()
  return { announcements: data.map(shownAnnouncement) }
}

export const actions: Actions = { putAway }
