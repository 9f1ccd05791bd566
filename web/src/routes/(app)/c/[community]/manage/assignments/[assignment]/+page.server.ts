import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { groupsApi } from '#lib/api/groups.server.ts'
import {
  addLearner,
  archiveAssignment,
  changeAssignment,
  endExtension,
  extendForLearner,
  publishAssignment,
  removeLearner,
} from '#lib/features/assignments/assignment-form.server.ts'
import { enteredOf } from '#lib/features/assignments/assignment-form.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, assignment: id } = event.params
  const find = event.url.searchParams.get('find')?.trim().slice(0, 80) || undefined
  const api = assignmentsApi(accessToken, community)
  const [{ data: assignment }, { data: groups }, { data: all }, found, { zone }] = await Promise.all([
    api.read(id),
    groupsApi(accessToken, community).list({ limit: '100' }),
    api.list(),
    find === undefined ? null : communitiesApi(accessToken).listMembers(community, { search: find, role: 'student' }),
    event.parent(),
  ])
  // Of archived groups those that it is for stay to be seen.
  const shownGroups = new Map([...assignment.groups, ...groups].map(({ id, name }) => [id, { id, name }]))
  return {
    assignment,
    entered: enteredOf(assignment),
    groups: [...shownGroups.values()],
    categories: [...new Set(all.flatMap(({ category }) => category ?? []))].toSorted(),
    zone: zone ?? 'UTC',
    find,
    found: found?.data ?? null,
  }
}

export const actions: Actions = {
  change: changeAssignment,
  publish: publishAssignment,
  archive: archiveAssignment,
  add: addLearner,
  remove: removeLearner,
  extend: extendForLearner,
  unextend: endExtension,
}
