import { coursesApi } from '#lib/server/courses-api.ts'
import { gatesApi } from '#lib/server/gates-api.ts'
import { submit } from '#lib/server/hand-in.ts'
import { requireSession } from '#lib/server/session.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, program: name } = event.params
  const [{ data: program }, { data: gates }] = await Promise.all([
    coursesApi(accessToken).program(community, name),
    gatesApi(accessToken).of(community, { program: name }),
  ])
  return { gates, program: { ...program, courses: program.courses.filter(({ status }) => status === 'live') } }
}

export const actions: Actions = { submit }
