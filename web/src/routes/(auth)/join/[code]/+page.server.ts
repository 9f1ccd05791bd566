import { fail, redirect } from '@sveltejs/kit'
import { afterJoining } from '#lib/features/communities/after-joining.ts'
import { formProblem } from '#lib/problems.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { gamificationApi } from '#lib/api/gamification.server.ts'
import { optional } from '#lib/api/optional.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

/** The page itself shows why an invitation is no longer valid; these it cannot know. */
const PROBLEMS: Record<string, string> = { not_allowed: 'invitation_decided', name_of_teacher: 'name_of_teacher' }

export const load: PageServerLoad = async ({ locals, params }) => {
  const session = await locals.session()
  const [{ data }, profile] = await Promise.all([
    communitiesApi(session?.accessToken).readInvitation(params.code),
    session ? optional(gamificationApi(session.accessToken).readMyProfile()) : null,
  ])
  return {
    code: params.code,
    invitation: data,
    signedInAs: profile?.data.display_name ?? session?.user.name ?? null,
    zone: profile?.data.time_zone,
  }
}

export const actions: Actions = {
  default: async (event) => {
    const { accessToken } = await requireSession(event)
    const api = communitiesApi(accessToken)
    const { data: invitation } = await api.readInvitation(event.params.code)
    const result = await api.acceptInvitation(event.params.code)
    if ('refused' in result) {
      const problem = PROBLEMS[result.refused.code]
      return fail(409, { problem: problem ? formProblem(problem) : null, isAboutName: problem === 'name_of_teacher' })
    }
    redirect(303, afterJoining(result.data, invitation.mine !== null))
  },
}
