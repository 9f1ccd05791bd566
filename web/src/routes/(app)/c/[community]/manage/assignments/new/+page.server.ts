import { ASSIGNED_KINDS } from '#domain/assignments/kinds.ts'
import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { groupsApi } from '#lib/api/groups.server.ts'
import { createAssignment } from '#lib/features/assignments/assignment-form.server.ts'
import { emptyAssignment } from '#lib/features/assignments/assignment-form.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community } = event.params
  const asked = event.url.searchParams.get('kind')
  const kind = ASSIGNED_KINDS.find((it) => it === asked) ?? 'exam'
  const api = assignmentsApi(accessToken, community)
  const [subjects, { data: groups }, { data: all }, { zone }] = await Promise.all([
    kind === 'mix' ? { data: [] } : api.assignable(kind),
    groupsApi(accessToken, community).list({ limit: '100' }),
    api.list(),
    event.parent(),
  ])
  return {
    kind,
    subjects: subjects.data,
    groups: groups.map(({ id, name }) => ({ id, name })),
    categories: [...new Set(all.flatMap(({ category }) => category ?? []))].toSorted(),
    empty: emptyAssignment(kind, zone ?? 'UTC'),
  }
}

export const actions: Actions = { default: createAssignment }
