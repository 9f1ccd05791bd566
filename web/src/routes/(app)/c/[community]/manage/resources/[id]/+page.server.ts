import { error, fail, redirect } from '@sveltejs/kit'
import { changeResourceBody } from '#contracts/resources/suggestions.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { resourcesApi } from '#lib/api/resources.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { RESOURCE_DECIDED } from '#lib/features/resources/curating/decided-words.ts'
import {
  readResourceForm,
  refuseForm,
  refuseUnfit,
  toResourceBody,
} from '#lib/features/resources/read-resource-form.server.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { formProblem } from '#lib/problems.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const api = resourcesApi((await requireSession(event)).accessToken)
  const [{ data: resource }, { data: topics }] = await Promise.all([
    api.read(event.params.id),
    api.listTopics(event.params.community),
    requireTeaching(event),
  ])
  if (resource.community !== event.params.community) error(404, 'No such resource.', { code: 'resource_not_found' })
  return { resource, topics }
}

export const actions: Actions = {
  save: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const values = readResourceForm(form)
    const revision = Number(formText(form, 'revision'))
    const { success, data, error: unfit } = changeResourceBody.safeParse({ ...toResourceBody(values), revision })
    if (!success) return refuseUnfit(toFieldErrors(unfit.issues), values)
    const answer = await resourcesApi(accessToken).change(event.params.id, data)
    if ('refused' in answer) return refuseForm(answer.refused, values)
    return { saved: true }
  },
  decide: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const { success, data } = changeResourceBody.safeParse({
      revision: Number(formText(form, 'revision')),
      state: formText(form, 'state'),
      reason: formText(form, 'reason'),
    })
    if (!success || !data.state) return fail(422, { problem: formProblem('bad_request') })
    const answer = await resourcesApi(accessToken).change(event.params.id, data)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says })
    sayDone(event, `“${answer.data.title}” ${RESOURCE_DECIDED[data.state]}.`)
    redirect(303, managePaths.manageResources(event.params.community))
  },
}
