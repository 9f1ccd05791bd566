import { rostersApi } from '#lib/api/rosters.server.ts'
import { answerInvitation } from '#lib/features/communities/answer-invitation.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { data } = await rostersApi(accessToken).listMine()
  return {
    /** Null once it was answered or taken back, and when its time is over. */
    invitation: data.find(({ id }) => id === event.params.invitation) ?? null,
  }
}

export const actions: Actions = answerInvitation
