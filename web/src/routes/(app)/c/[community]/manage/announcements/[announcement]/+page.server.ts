import { announcementsApi } from '#lib/api/announcements.server.ts'
import { groupsApi } from '#lib/api/groups.server.ts'
import { changeAnnouncement, withdrawAnnouncement } from '#lib/features/announcements/announcement-form.server.ts'
import { enteredAnnouncement } from '#lib/features/announcements/announcement-form.ts'
import { plainHtml } from '#lib/api/plain-html.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, announcement: id } = event.params
  const [{ data: announcement }, { data: groups }, { zone }] = await Promise.all([
    announcementsApi(accessToken, community).read(id),
    groupsApi(accessToken, community).list({ limit: '100' }),
    event.parent(),
  ])
  // Of archived groups those that it is for stay to be seen.
  const shownGroups = new Map([...announcement.groups, ...groups].map(({ id, name }) => [id, { id, name }]))
  return {
    announcement,
    html: announcement.body === '' ? '' : plainHtml(announcement.body),
    entered: enteredAnnouncement(announcement),
    groups: [...shownGroups.values()],
    zone: zone ?? 'UTC',
    asks: event.url.searchParams.get('ask') === 'withdraw',
  }
}

export const actions: Actions = { change: changeAnnouncement, withdraw: withdrawAnnouncement }
