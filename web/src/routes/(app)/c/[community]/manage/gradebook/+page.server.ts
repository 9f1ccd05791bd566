import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { groupsApi } from '#lib/api/groups.server.ts'
import { readGradebookShown } from '#lib/features/assignments/gradebook-shown.ts'
import { weighCategory } from '#lib/features/assignments/grade-form.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community } = event.params
  const shown = readGradebookShown(event.url.searchParams)
  const [{ data: book }, { data: groups }, { zone }] = await Promise.all([
    assignmentsApi(accessToken, community).gradebook(shown),
    groupsApi(accessToken, community).list({ limit: '100' }),
    event.parent(),
  ])
  return { shown, book, zone: zone ?? 'UTC', groups: groups.map(({ id, name }) => ({ id, name })) }
}

export const actions: Actions = { weigh: weighCategory }
