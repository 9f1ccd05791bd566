import type { RequestEvent } from '@sveltejs/kit'
import type { MyAnnouncement } from '#contracts/announcements/announcements.ts'
import { announcementsApi } from '#lib/api/announcements.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { plainParts } from '#lib/api/plain-html.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { ShownAnnouncement } from './shown-announcement.ts'

export const shownAnnouncement = (it: MyAnnouncement): ShownAnnouncement => ({
  ...it,
  parts: plainParts(it.body),
})

/** The form action that puts an announcement away as read. */
export async function putAway(event: RequestEvent<{ community: string }>) {
  const { accessToken } = await requireSession(event)
  const id = formText(await event.request.formData(), 'announcement')
  await announcementsApi(accessToken, event.params.community).putAway(id)
}
