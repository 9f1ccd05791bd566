import { redirect } from '@sveltejs/kit'
import { overrideBody } from '#contracts/marking/marking.ts'
import { percentText } from '#domain/locale/numbers.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { markingApi } from '#lib/api/marking.server.ts'
import { refusal, unfit } from '#lib/features/authoring/authoring-actions.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireTeaching(event)
  const { learner, attempt } = event.params
  return { attempt: await markingApi(accessToken).readAttempt(learner, attempt) }
}

export const actions: Actions = {
  override: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community, learner, attempt: id } = event.params
    const form = await event.request.formData()
    const values = { percent: formText(form, 'percent'), reason: formText(form, 'reason') }
    const percent = values.percent === '' ? undefined : Number(values.percent)
    const read = overrideBody.safeParse({ percent, reason: values.reason })
    if (!read.success) return unfit(values, read.error.issues)
    const answer = await markingApi(accessToken).override(learner, id, read.data)
    if ('refused' in answer) return refusal(values, answer.refused)
    sayDone(event, `The score is ${percentText(read.data.percent)} now. ${answer.data.learner.display_name} is told.`)
    redirect(303, managePaths.learnerAttempt(community, learner, id))
  },
  withdraw: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community, learner, attempt: id } = event.params
    const answer = await markingApi(accessToken).withdraw(learner, id)
    if ('refused' in answer) return refusal({ percent: '', reason: '' }, answer.refused)
    sayDone(event, `The score is ${percentText(answer.data.percent)} again, as graded.`)
    redirect(303, managePaths.learnerAttempt(community, learner, id))
  },
}
