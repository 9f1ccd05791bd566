import { fail, redirect, type RequestEvent } from '@sveltejs/kit'
import { readMembersShown, withoutQuestion } from '#lib/features/communities/members.ts'
import { managePaths } from '#lib/manage-paths.ts'
import { paths } from '#lib/paths.ts'
import { formProblem } from '#lib/problems.ts'
import { formText } from '#lib/api/form-text.server.ts'
import { groupsApi } from '#lib/api/groups.server.ts'
import { moveMembers } from '#lib/features/groups/group-form.server.ts'
import { communitiesApi } from '#lib/api/communities.server.ts'
import { sayDone } from '#lib/shell/done.server.ts'
import { AS } from '#lib/features/communities/role-words.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import { inviteBody } from '#contracts/communities/invitations.ts'
import { changeRoleBody } from '#contracts/communities/members.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken, user } = await requireSession(event)
  const { community } = event.params
  const api = communitiesApi(accessToken)
  const shown = readMembersShown(event.url.searchParams)
  const { search, role, group, after: cursor } = shown
  const [{ data: members, page }, { data: invitations }, { data: groups }] = await Promise.all([
    api.listMembers(community, { search, role, group, cursor }),
    api.listInvitations(community),
    groupsApi(accessToken, community).list({ limit: '100' }),
  ])
  return {
    shown,
    members,
    page,
    invitations,
    groups,
    me: user.id,
    /** The member or invitation that the page asks about. */
    subject: {
      member: shown.ask === 'revoke' ? undefined : members.find(({ user_id }) => user_id === shown.of),
      invitation: shown.ask === 'revoke' ? invitations.find(({ id }) => id === shown.of) : undefined,
    },
  }
}

type InCommunity = RequestEvent<{ community: string }>

async function readRequest(event: InCommunity) {
  const { accessToken } = await requireSession(event)
  const { community } = event.params
  return { api: communitiesApi(accessToken), community, form: await event.request.formData() }
}

const refusal = (code: string) => fail(409, { problem: formProblem(code), made: null })

const back = ({ params, url }: InCommunity) =>
  redirect(303, managePaths.manageMembers(params.community, withoutQuestion(readMembersShown(url.searchParams))))

export const actions: Actions = {
  role: async (event) => {
    const { api, community, form } = await readRequest(event)
    const reason = formText(form, 'reason').trim() || undefined
    const { success, data } = changeRoleBody.safeParse({ role: formText(form, 'role'), reason })
    if (!success) return refusal('role_unclear')
    const result = await api.changeRole(community, formText(form, 'user'), data)
    if ('refused' in result) return refusal(result.refused.code)
    sayDone(event, `${formText(form, 'name')} is ${AS[data.role]} now.`)
    return back(event)
  },
  remove: async (event) => {
    const { api, community, form } = await readRequest(event)
    const result = await api.removeMember(community, formText(form, 'user'))
    if (result && 'refused' in result) return refusal(result.refused.code)
    sayDone(event, `${formText(form, 'name')} was removed from the community.`)
    return back(event)
  },
  invite: async (event) => {
    const { api, community, form } = await readRequest(event)
    const uses = formText(form, 'uses').trim()
    const { success, data } = inviteBody.safeParse({
      role: formText(form, 'role'),
      expires_in_days: Number(formText(form, 'days')),
      max_uses: uses === '' ? null : Number(uses),
      note: formText(form, 'note'),
      group: formText(form, 'into') || null,
    })
    if (!success) return fail(422, { problem: formProblem('invitation_unclear'), made: null })
    const { data: invitation } = await api.createInvitation(community, data)
    return { problem: null, made: event.url.origin + paths.join(invitation.code) }
  },
  group: async (event) => {
    const form = await event.request.clone().formData()
    return moveMembers(event, 'add', formText(form, 'group'))
  },
  ungroup: async (event) => {
    const form = await event.request.clone().formData()
    return moveMembers(event, 'remove', formText(form, 'group'))
  },
  revoke: async (event) => {
    const { api, community, form } = await readRequest(event)
    await api.revokeInvitation(community, formText(form, 'invitation'))
    sayDone(event, 'The invitation link was revoked.')
    return back(event)
  },
}
