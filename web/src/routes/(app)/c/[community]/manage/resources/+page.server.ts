import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { changeResourceBody } from '#contracts/resources/suggestions.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { resourcesApi } from '#lib/api/resources.server.ts'
import { requireTeaching } from '#lib/features/gates/reviewing/require-teaching.server.ts'
import { readQueue } from '#lib/features/resources/curating/queue.ts'
import { RESOURCE_DECIDED } from '#lib/features/resources/curating/decided-words.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { formProblem } from '#lib/problems.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { community } = event.params
  const show = readQueue(event.url.searchParams)
  const api = resourcesApi((await requireSession(event)).accessToken)
  const [{ data: suggestions }, { data: deadLinks }] = await Promise.all([
    api.listSuggestions(community, show ?? 'suggested'),
    api.listDeadLinks(community),
    requireTeaching(event),
  ])
  return { show: show ?? null, suggestions, deadLinks }
}

async function readRequest(event: RequestEvent<{ community: string }>) {
  const { accessToken } = await requireSession(event)
  const form = await event.request.formData()
  return { api: resourcesApi(accessToken), form, id: formText(form, 'id'), title: formText(form, 'title') }
}

const back = ({ params, url }: RequestEvent<{ community: string }>) =>
  redirect(303, managePaths.manageResources(params.community, readQueue(url.searchParams)))

export const actions: Actions = {
  decide: async (event) => {
    const { api, form, id } = await readRequest(event)
    const { success, data } = changeResourceBody.safeParse({
      revision: Number(formText(form, 'revision')),
      state: formText(form, 'state'),
    })
    if (!success || !data.state) return fail(422, { problem: formProblem('bad_request') })
    const answer = await api.change(id, data)
    if ('refused' in answer) return fail(409, { problem: answer.refused.says })
    sayDone(event, `“${answer.data.title}” ${RESOURCE_DECIDED[data.state]}.`)
    return back(event)
  },
  settle: async (event) => {
    const { api, id, title } = await readRequest(event)
    await api.settleReports(id)
    sayDone(event, `The reports about “${title}” are settled.`)
    return back(event)
  },
}
