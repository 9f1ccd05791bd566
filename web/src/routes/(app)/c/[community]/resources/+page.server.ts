import { fail } from '@sveltejs/kit'
import { resourceMark } from '#contracts/resources/listing.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { resourcesApi } from '#lib/api/resources.server.ts'
import { readResourcesShow } from '#lib/features/resources/read-show.server.ts'
import { filterOf } from '#lib/features/resources/resources-show.ts'
import { formProblem } from '#lib/problems.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { community } = event.params
  const show = readResourcesShow(event.url.searchParams)
  const filter = filterOf(show)
  const api = resourcesApi(accessToken)
  const [listed, { data: topics }] = await Promise.all([
    api.list(community, { ...filter, cursor: show.after }),
    api.listTopics(community),
  ])
  const { data: resources, page, choices } = listed
  return { show, filter, resources, page, choices, topics }
}

const refusal = (code: string) => fail(409, { problem: formProblem(code) })

export const actions: Actions = {
  mark: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const [name, change] = formText(form, 'change').split(':')
    const mark = resourceMark.safeParse(name)
    if (!mark.success) return refusal('bad_request')
    const answer = await resourcesApi(accessToken).mark(formText(form, 'id'), mark.data, change === 'on')
    return 'refused' in answer ? refusal(answer.refused.code) : { problem: null }
  },
}
