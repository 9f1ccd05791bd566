import { coursesApi } from '#lib/api/courses.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

/** Shows instructors what learners see, too; they find drafts on the pages to manage courses. */
const isLive = ({ status }: { status: string }) => status === 'live'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const asked = coursesApi(accessToken)
  const { community } = event.params
  const [{ data: courses }, { data: programs }] = await Promise.all([
    asked.courses(community),
    asked.programs(community),
  ])
  return {
    manage: managePaths.manageCourses(community),
    courses: courses.filter(isLive),
    programs: programs.filter(isLive).map((program) => ({ ...program, courses: program.courses.filter(isLive) })),
  }
}
