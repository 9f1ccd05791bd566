import { redirect } from '@sveltejs/kit'
import { createTestBody } from '#contracts/authoring/tests.ts'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { toCategory } from '#lib/features/authoring/settings-form.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { data } = await authoringApi(accessToken).listTests(event.params.community, {})
  return { categories: data.categories }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community } = event.params
    const form = await event.request.formData()
    const values = {
      title: formText(form, 'title'),
      description: formText(form, 'description').replaceAll('\r\n', '\n'),
      category: formText(form, 'category'),
      difficulty: formText(form, 'difficulty'),
      next: formText(form, 'next'),
    }
    const { next, ...wanted } = values
    const read = createTestBody.safeParse({ community, ...wanted, category: toCategory(values.category) })
    if (!read.success) return unfit({ values }, read.error.issues)
    const answer = await authoringApi(accessToken).createTest({ ...read.data, community })
    if ('refused' in answer) return refusal({ values }, answer.refused)
    const { id } = answer.data
    if (next === 'file') redirect(303, managePaths.importQuestions(community, id))
    redirect(303, managePaths.testQuestions(community, id, next === 'paste' ? 'paste' : undefined))
  },
}
