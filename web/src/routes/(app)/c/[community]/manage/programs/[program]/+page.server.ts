import { coursesApi } from '#lib/api/courses.server.ts'
import { orderGates } from '#lib/features/gates/authoring/gate-actions.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { programActions } from '#lib/features/courses/authoring/program-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, program: name } = event.params
  const asked = coursesApi(accessToken)
  const [{ data: program }, { data: courses }, { data: gates }] = await Promise.all([
    asked.program(community, name),
    asked.courses(community),
    milestonesApi(accessToken).authoredGates(community),
  ])
  const used = new Set(program.courses.map(({ id }) => id))
  return {
    program,
    gates: gates.filter(({ scope, of }) => scope === 'program' && of.slug === name),
    /** Those that it does not have yet. */
    others: courses
      .filter(({ id, status }) => !used.has(id) && status !== 'retired')
      .map(({ id, title }) => ({ id, title })),
    asks: event.url.searchParams.get('ask'),
  }
}

export const actions: Actions = { ...programActions, gates: orderGates }
