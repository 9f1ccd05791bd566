import { createCourse } from '#lib/features/courses/authoring/course-actions.server.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { createProgram } from '#lib/features/courses/authoring/program-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
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
