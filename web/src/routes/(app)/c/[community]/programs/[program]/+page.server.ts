import { coursesApi } from '#lib/api/courses.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { submitEvidence } from '#lib/features/gates/submit-evidence.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, program: name } = event.params
  const [{ data: program }, { data: gates }] = await Promise.all([
    coursesApi(accessToken).program(community, name),
    milestonesApi(accessToken).gates(community, { program: name }),
  ])
  return {
    gates,
    edit: managePaths.manageProgram(community, name),
    program: { ...program, courses: program.courses.filter(({ status }) => status === 'live') },
  }
}

export const actions: Actions = { submit: submitEvidence }
