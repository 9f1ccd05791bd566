import { api } from '#lib/server/api.ts'
import { courseActions } from '#lib/server/course-actions.ts'
import { coursesApi } from '#lib/server/courses-api.ts'
import { requireTeaching } from '#lib/server/teaching.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, course: name } = event.params
  const [{ data: course }, { data: tests }] = await Promise.all([
    coursesApi(accessToken).course(community, name),
    api(accessToken).tests(community),
  ])
  const used = new Set(course.contents.filter(({ status }) => status !== 'retired').map(({ test }) => test?.id))
  return {
    course,
    /** Those that it does not have yet. */
    tests: tests.filter(({ id }) => !used.has(id)).map(({ id, title }) => ({ id, title })),
    asks: event.url.searchParams.get('ask'),
  }
}

export const actions: Actions = courseActions
