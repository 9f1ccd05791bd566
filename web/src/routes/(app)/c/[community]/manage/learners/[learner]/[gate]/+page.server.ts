import { error, fail, redirect } from '@sveltejs/kit'
import { showCurriculum } from '#lib/features/gates/reviewing/learners-filter.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { waiveBody } from '#contracts/gates/gates.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community, learner: user_id, gate: id } = event.params
  const api = milestonesApi(accessToken)
  const { data: gate } = await api.explainGate(id, user_id)
  const { scope, of } = gate
  const { data } = await api.learners(community, { ...showCurriculum({ scope, slug: of.slug }), user_id })
  const [found] = data
  if (!found) error(404, 'No such learner.', { code: 'learner_not_found' })
  return { gate, learner: found.learner, asks: event.url.searchParams.get('ask') }
}

export const actions: Actions = {
  waive: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community, learner, gate } = event.params
    const reason = formText(await event.request.formData(), 'reason')
    const read = waiveBody.safeParse({ user_id: learner, reason })
    if (!read.success)
      return fail(422, { problem: 'Write a reason, up to 500 characters. The learner reads it.', reason })
    const answer = await milestonesApi(accessToken).waiveGate(gate, read.data)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says, reason })
    sayDone(event, `“${answer.data.gate.title}” was waived.`)
    redirect(303, managePaths.manageLearner(community, learner, gate))
  },
}
