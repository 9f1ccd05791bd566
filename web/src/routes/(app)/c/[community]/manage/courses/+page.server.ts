import { createCourse } from '#lib/server/course-actions.ts'
import { coursesApi } from '#lib/server/courses-api.ts'
import { createProgram } from '#lib/server/program-actions.ts'
import { requireTeaching } from '#lib/server/teaching.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const asked = coursesApi(accessToken)
  const { community } = event.params
  const [{ data: courses }, { data: programs }] = await Promise.all([
    asked.courses(community),
    asked.programs(community),
  ])
  return { courses, programs }
}

export const actions: Actions = { course: createCourse, program: createProgram }
