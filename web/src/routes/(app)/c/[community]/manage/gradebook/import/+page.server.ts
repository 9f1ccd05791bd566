import { importGrades } from '#lib/features/assignments/grade-form.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  await requireTeaching(event)
}

export const actions: Actions = { default: importGrades }
