import { fail, redirect } from '@sveltejs/kit'
import { afterJoining } from '#lib/features/communities/after-joining.ts'
import { formProblem } from '#lib/problems.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { readZone } from '#lib/shell/reader-zone.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const session = await locals.session()
  const [{ data }, zone] = await Promise.all([
    communitiesApi(session?.accessToken).readInvitation(params.code),
    session ? readZone(session.accessToken) : undefined,
  ])
  return { code: params.code, invitation: data, signedInAs: session?.user.name ?? null, zone }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const api = communitiesApi(accessToken)
    const { data: invitation } = await api.readInvitation(event.params.code)
    const result = await api.acceptInvitation(event.params.code)
    // The page itself shows why an invitation is no longer valid.
    if ('refused' in result)
      return fail(409, {
        problem: result.refused.code === 'not_allowed' ? formProblem('invitation_decided') : null,
      })
    redirect(303, afterJoining(result.data, invitation.mine !== null))
  },
}
