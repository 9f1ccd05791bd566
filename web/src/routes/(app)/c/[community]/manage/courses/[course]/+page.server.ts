import { attemptsApi } from '#lib/api/attempts.server.ts'
import { courseActions } from '#lib/features/courses/authoring/course-actions.server.ts'
import { coursesApi } from '#lib/api/courses.server.ts'
import { orderGates } from '#lib/features/gates/authoring/gate-actions.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { community, course: name } = event.params
  const [{ data: course }, { data: tests }, { data: gates }] = await Promise.all([
    coursesApi(accessToken).course(community, name),
    attemptsApi(accessToken).listTests(community),
    milestonesApi(accessToken).authoredGates(community),
  ])
  const used = new Set(course.contents.filter(({ status }) => status !== 'retired').map(({ test }) => test?.id))
  return {
    course,
    gates: gates.filter(({ scope, of }) => scope === 'course' && of.slug === name),
    /** Those that it does not have yet. */
    tests: tests.filter(({ id }) => !used.has(id)).map(({ id, title }) => ({ id, title })),
    asks: event.url.searchParams.get('ask'),
  }
}

export const actions: Actions = { ...courseActions, gates: orderGates }
