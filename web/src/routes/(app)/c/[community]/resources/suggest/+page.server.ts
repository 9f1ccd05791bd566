import { redirect } from '@sveltejs/kit'
import { suggestBody } from '#contracts/resources/suggestions.ts'
import { resourcesApi } from '#lib/api/resources.server.ts'
import {
  readResourceForm,
  refuseForm,
  refuseUnfit,
  toResourceBody,
} from '#lib/features/resources/read-resource-form.server.ts'
import { saySuggested } from '#lib/features/resources/say-suggested.server.ts'
import { toFieldErrors } from '#lib/field-errors.ts'
import { paths } from '#lib/paths.ts'
import { sayDone, takeDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const api = resourcesApi(accessToken)
  const { community } = event.params
  const [{ data: topics }, { data: suggestions }] = await Promise.all([
    api.listTopics(community),
    api.listSuggestions(community),
  ])
  return { topics, suggestions, done: takeDone(event) }
}

export const actions: Actions = {
  suggest: async (event) => {
    const { accessToken } = await requireSession(event)
    const { community } = event.params
    const values = readResourceForm(await event.request.formData())
    const { success, data, error } = suggestBody.safeParse({ ...toResourceBody(values), community })
    if (!success) return refuseUnfit(toFieldErrors(error.issues), values)
    const answer = await resourcesApi(accessToken).suggest(data)
    if ('refused' in answer) return refuseForm(answer.refused, values)
    sayDone(event, saySuggested(answer.data, answer.isNew))
    redirect(303, paths.suggestResource(community))
  },
}
