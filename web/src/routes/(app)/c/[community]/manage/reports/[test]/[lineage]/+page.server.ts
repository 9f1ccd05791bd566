import { redirect } from '@sveltejs/kit'
import { settleReportsBody } from '#contracts/corrections/reports.ts'
import { correctionsApi } from '#lib/api/corrections.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { questionRenderer } from '#lib/api/media-html.server.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { readDecision } from '#lib/features/corrections/read-decision.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { test, lineage, community } = event.params
  const reported = await correctionsApi(accessToken).readReports(test, lineage)
  const { block } = questionRenderer(community, [])
  return { reported, prompt: block(reported.prompt), key: crypto.randomUUID() }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { test, lineage, community } = event.params
    const api = correctionsApi(accessToken)
    const form = await event.request.formData()
    const values = {
      decision: formText(form, 'decision'),
      answer: formText(form, 'answer'),
      reason: formText(form, 'reason'),
      keeps: form.has('keeps'),
    }
    if (values.decision === 'declined' || values.decision === 'fixed') {
      const settled = settleReportsBody.safeParse({ outcome: values.decision, reply: values.reason })
      if (!settled.success) return unfit(values, settled.error.issues)
      const answer = await api.settleReports(test, lineage, settled.data)
      if ('refused' in answer) return refusal(values, answer.refused)
      sayDone(event, 'Decided. Those who reported it were told.')
      redirect(303, managePaths.reports(community))
    }
    const decided = readDecision(values, { version: formText(form, 'version'), position: formText(form, 'position') })
    if (!decided.success) return unfit(values, decided.error.issues)
    const answer = await api.create(test, formText(form, 'key'), decided.data)
    if ('refused' in answer) return refusal(values, answer.refused)
    redirect(303, managePaths.correction(community, answer.data.id))
  },
}
