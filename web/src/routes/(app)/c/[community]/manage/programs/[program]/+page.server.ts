import { coursesApi } from '#lib/server/courses-api.ts'
import { programActions } from '#lib/server/program-actions.ts'
import { requireTeaching } from '#lib/server/teaching.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, program: name } = event.params
  const asked = coursesApi(accessToken)
  const [{ data: program }, { data: courses }] = await Promise.all([
    asked.program(community, name),
    asked.courses(community),
  ])
  const used = new Set(program.courses.map(({ id }) => id))
  return {
    program,
    /** Those that it does not have yet. */
    others: courses
      .filter(({ id, status }) => !used.has(id) && status !== 'retired')
      .map(({ id, title }) => ({ id, title })),
    asks: event.url.searchParams.get('ask'),
  }
}

export const actions: Actions = programActions
