import { coursesApi } from '#lib/server/courses-api.ts'
import { requireSession } from '#lib/server/session.ts'
import { enrolling } from '#lib/server/taking-courses.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, course: name } = event.params
  const { data: course } = await coursesApi(accessToken).course(community, name)
  // Who teaches sees a course as a learner will: drafts of a live course are not there yet.
  const contents = course.contents.filter(({ status }) => status === 'live' || course.status === 'draft')
  return { course: { ...course, contents } }
}

export const actions: Actions = enrolling
