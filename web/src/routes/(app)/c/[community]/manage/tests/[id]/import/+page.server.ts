import { redirect } from '@sveltejs/kit'
import { draftImportQuery } from '#contracts/authoring/intake.ts'
import { count } from '#domain/locale/counts.ts'
import { authoringApi } from '#lib/api/authoring.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { toShownQuestions } from '#lib/features/authoring/intake.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const draft = await authoringApi(accessToken).readDraft(event.params.community, event.params.id)
  return { draft, topics: [...new Set(draft.questions.map(({ topic }) => topic).filter(Boolean))] }
}

const NO_FILE = { code: 'no_file', says: 'Choose a file first.', errors: [] }

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community, id } = event.params
    const form = await event.request.formData()
    const file = form.get('file')
    const values = {
      format: formText(form, 'format'),
      topic: formText(form, 'topic').trim(),
      explanation: formText(form, 'explanation').trim(),
    }
    if (!(file instanceof File) || file.size === 0) return refusal({ values }, NO_FILE)
    const isTry = form.get('do') !== 'take'
    const read = draftImportQuery.safeParse({
      test_id: id,
      format: values.format || undefined,
      topic: values.topic || undefined,
      explanation: values.explanation || undefined,
    })
    if (!read.success) return unfit({ values }, read.error.issues)
    const asked = { ...read.data, dry_run: isTry ? ('true' as const) : ('false' as const) }
    const answer = await authoringApi(accessToken).importFile(asked, file)
    if ('refused' in answer) return refusal({ values }, answer.refused)
    if (isTry) return { values, name: file.name, intake: answer.data, shown: toShownQuestions(answer.data, community) }
    sayDone(event, `${count(answer.data.accepted, 'question')} imported. Undo takes all of them back.`)
    redirect(303, managePaths.testQuestions(community, id))
  },
}
