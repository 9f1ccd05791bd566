import { redirect } from '@sveltejs/kit'
import { questionReportBody } from '#contracts/corrections/reports.ts'
import { REPORT_REASONS } from '#domain/corrections/reports.ts'
import { attemptsApi } from '#lib/api/attempts.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { toHtml } from '#lib/api/markdown.server.ts'
import { helpPathOf } from '#lib/features/assistant/help-path.server.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { paths } from '#lib/paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { id, number } = helpPathOf(event.params)
  const { data } = await attemptsApi(accessToken).readReport(id, number)
  return { ...data, attempt: id, prompt: toHtml(data.prompt), reasons: REPORT_REASONS }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { id, number } = helpPathOf(event.params)
    const form = await event.request.formData()
    const values = { reason: formText(form, 'reason'), note: formText(form, 'note') }
    const { data, success, error } = questionReportBody.safeParse(values)
    if (!success) return unfit(values, error.issues)
    const answer = await attemptsApi(accessToken).report(id, number, data)
    if ('refused' in answer) return refusal(values, answer.refused)
    sayDone(event, 'Thank you. Your instructor will look at this question.')
    redirect(303, `${paths.review(event.params.community, id, 'all', 'all')}#q${number}`)
  },
}
