import { groupsApi } from '#lib/api/groups.server.ts'
import { createAnnouncement } from '#lib/features/announcements/announcement-form.server.ts'
import { emptyAnnouncement } from '#lib/features/announcements/announcement-form.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const [{ data: groups }, { zone }] = await Promise.all([
    groupsApi(accessToken, event.params.community).list({ limit: '100' }),
    event.parent(),
  ])
  const named = event.url.searchParams.get('group')
  const chosen = groups.flatMap(({ id }) => (id === named ? id : []))
  return { groups, entered: emptyAnnouncement(zone ?? 'UTC', chosen) }
}

export const actions: Actions = { default: createAnnouncement }
