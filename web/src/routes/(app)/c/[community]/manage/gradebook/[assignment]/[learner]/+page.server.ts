import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { setGrade, withdrawGrade } from '#lib/features/assignments/grade-form.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken, user } = await requireTeaching(event)
  const { community, assignment, learner } = event.params
  const { data: details } = await assignmentsApi(accessToken, community).grade(assignment, learner)
  return { details, decides: user.id !== learner }
}

export const actions: Actions = { set: setGrade, withdraw: withdrawGrade }
