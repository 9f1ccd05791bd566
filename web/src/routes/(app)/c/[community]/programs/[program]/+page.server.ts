import { coursesApi } from '#lib/server/courses-api.ts'
import { requireSession } from '#lib/server/session.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, program: name } = event.params
  const { data: program } = await coursesApi(accessToken).program(community, name)
  return { program: { ...program, courses: program.courses.filter(({ status }) => status === 'live') } }
}
