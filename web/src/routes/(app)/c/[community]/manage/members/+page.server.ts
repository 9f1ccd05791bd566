import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { answered, readMembersShown } from '#lib/features/communities/members.ts'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { membersApi } from '#lib/features/communities/api.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { inviteBody } from '#contracts/communities/invitations.ts'
import { changeRoleBody } from '#contracts/communities/members.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken, user } = await requireSession(event)
  const api = membersApi(accessToken, event.params.community)
  const shown = readMembersShown(event.url.searchParams)
  const [{ data: members, page }, { data: invitations }] = await Promise.all([api.members(shown), api.invitations()])
  return {
    shown,
    members,
    page,
    invitations,
    me: user.id,
    asked: {
      member: shown.ask === 'revoke' ? undefined : members.find(({ user_id }) => user_id === shown.of),
      invitation: shown.ask === 'revoke' ? invitations.find(({ id }) => id === shown.of) : undefined,
    },
  }
}

type InCommunity = RequestEvent<{ community: string }>

async function asked(event: InCommunity) {
  const { accessToken } = await requireSession(event)
  const { community } = event.params
  return { api: membersApi(accessToken, community), form: await event.request.formData() }
}

const refusal = (code: string) => fail(409, { problem: formProblem(code), made: null })

const back = ({ params, url }: InCommunity) =>
  redirect(303, paths.manageMembers(params.community, answered(readMembersShown(url.searchParams))))

export const actions: Actions = {
  role: async (event) => {
    const { api, form } = await asked(event)
    const reason = formText(form, 'reason').trim() || undefined
    const { success, data } = changeRoleBody.safeParse({ role: formText(form, 'role'), reason })
    if (!success) return refusal('role_unclear')
    const answer = await api.change(formText(form, 'user'), data)
    return 'refused' in answer ? refusal(answer.refused) : back(event)
  },
  remove: async (event) => {
    const { api, form } = await asked(event)
    const answer = await api.remove(formText(form, 'user'))
    return answer && 'refused' in answer ? refusal(answer.refused) : back(event)
  },
  invite: async (event) => {
    const { api, form } = await asked(event)
    const uses = formText(form, 'uses').trim()
    const { success, data } = inviteBody.safeParse({
      role: formText(form, 'role'),
      expires_in_days: Number(formText(form, 'days')),
      max_uses: uses === '' ? null : Number(uses),
      note: formText(form, 'note'),
    })
    if (!success) return fail(422, { problem: formProblem('invitation_unclear'), made: null })
    const { data: made } = await api.invite(data)
    return { problem: null, made: event.url.origin + paths.join(made.code) }
  },
  revoke: async (event) => {
    const { api, form } = await asked(event)
    await api.revoke(formText(form, 'invitation'))
    return back(event)
  },
}
