import { fail, redirect } from '@sveltejs/kit'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { invitation } from '#lib/features/communities/api.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const session = await locals.session()
  const { data } = await invitation(session?.accessToken, params.code).read()
  return { code: params.code, invitation: data, as: session?.user.name ?? null }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const answer = await invitation(accessToken, event.params.code).accept()
    // What ended meanwhile the page itself says.
    if ('refused' in answer)
      return fail(409, {
        problem: answer.refused === 'not_allowed' ? formProblem('invitation_decided') : null,
      })
    redirect(303, paths.community(answer.data.slug))
  },
}
