import { communitiesApi } from '#lib/api/communities.server.ts'
import { groupsApi } from '#lib/api/groups.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import {
  archiveGroup,
  assignInstructor,
  changeGroup,
  moveMembers,
  restoreGroup,
  unassignInstructor,
} from '#lib/features/groups/group-form.server.ts'
import { readGroupShown } from '#lib/features/groups/groups-shown.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, group: id } = event.params
  const shown = readGroupShown(event.url.searchParams)
  const { search, after: cursor, add } = shown
  const api = communitiesApi(accessToken)
  const [{ data: group }, roster, found, instructors, admins] = await Promise.all([
    groupsApi(accessToken, community).read(id),
    api.listMembers(community, { group: id, search, cursor }),
    add === undefined ? null : api.listMembers(community, { search: add, outside: id }),
    api.listMembers(community, { role: 'instructor' }),
    api.listMembers(community, { role: 'admin' }),
  ])
  const cares = new Set(group.instructors.map(({ user_id }) => user_id))
  return {
    shown,
    group,
    roster,
    found,
    carers: [...instructors.data, ...admins.data].filter(({ user_id }) => !cares.has(user_id)),
  }
}

export const actions: Actions = {
  change: changeGroup,
  archive: archiveGroup,
  restore: restoreGroup,
  add: (event) => moveMembers(event, 'add', event.params.group),
  remove: (event) => moveMembers(event, 'remove', event.params.group),
  assign: assignInstructor,
  unassign: unassignInstructor,
}
