import { error, fail } from '@sveltejs/kit'
import { reportBody } from '#contracts/resources/suggestions.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { resourcesApi } from '#lib/api/resources.server.ts'
import { readResourcesShow } from '#lib/features/resources/read-show.server.ts'
import { formProblem } from '#lib/problems.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data: resource } = await resourcesApi(accessToken).read(event.params.id)
  if (resource.community !== event.params.community) error(404, 'No such resource.', { code: 'resource_not_found' })
  return { resource, show: readResourcesShow(event.url.searchParams) }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const { success, data } = reportBody.safeParse({ note: formText(await event.request.formData(), 'note') })
    if (!success) return fail(422, { problem: formProblem('validation_failed') })
    const answer = await resourcesApi(accessToken).report(event.params.id, data.note)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says })
    return { problem: null }
  },
}
