import { groupsApi } from '#lib/api/groups.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { createGroup } from '#lib/features/groups/group-form.server.ts'
import { readGroupsShown } from '#lib/features/groups/groups-shown.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const shown = readGroupsShown(event.url.searchParams)
  const { search, state, after: cursor } = shown
  const { data: groups, page } = await groupsApi(accessToken, event.params.community).list({ search, state, cursor })
  return { shown, groups, page }
}

export const actions: Actions = { create: createGroup }
