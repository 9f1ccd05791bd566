import { fail, redirect } from '@sveltejs/kit'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { liveApi } from '#lib/api/live.server.ts'
import type { FormRefusal } from '#lib/api/refusals.server.ts'
import { livePaths } from '#lib/live-paths.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = ({ url }) => ({ code: url.searchParams.get('code') ?? '' })

const NO_SUCH_CODE = 'No session has this code. Check it sign by sign: there is no 0, O, 1 or I in it.'

const problemOf = ({ code, says }: FormRefusal) => (code === 'not_found' ? NO_SUCH_CODE : says)

async function join(event: RequestEvent, accessToken: string, code: string, giveUp = false) {
  const answer = await liveApi(accessToken).join(code, giveUp)
  if (!('refused' in answer)) redirect(303, livePaths.session(answer.data.community, answer.data.id))
  const { refused } = answer
  const community = refused.errors.find(({ path }) => path === 'community')?.message ?? null
  return fail(409, { code, problem: problemOf(refused), running: refused.code === 'test_running', community })
}

export const actions: Actions = {
  join: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    return join(event, accessToken, formText(form, 'code'), formText(form, 'give_up') === 'on')
  },
  /** First the community, then its session. */
  both: async (event) => {
    const { accessToken } = await requireSession(event)
    const form = await event.request.formData()
    const joined = await communitiesApi(accessToken).join(formText(form, 'community'))
    const code = formText(form, 'code')
    if ('refused' in joined) return fail(409, { code, problem: joined.refused.says, running: false, community: null })
    return join(event, accessToken, code)
  },
}
