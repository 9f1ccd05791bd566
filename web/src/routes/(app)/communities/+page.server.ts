import { fail, redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { api } from '#lib/api/api.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { membersApi } from '#lib/features/communities/api.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** Which one somebody asked to leave. */
export const load: PageServerLoad = ({ url }) => ({ leaves: url.searchParams.get('leave') })

export const actions: Actions = {
  join: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const { data } = await api(accessToken).join(formText(form, 'community'))
    redirect(303, paths.community(data.slug))
  },
  leave: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const answer = await membersApi(accessToken, formText(form, 'community')).leave()
    if (answer && 'refused' in answer) return fail(409, { problem: formProblem(answer.refused) })
    redirect(303, paths.communities())
  },
}
