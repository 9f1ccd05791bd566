import { DetailedError, hc, parseResponse } from 'hono/client'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import type { InviteBody } from '#contracts/communities/invitations.ts'
import type { ChangeRoleBody } from '#contracts/communities/members.ts'
import { problem } from '#contracts/wire.ts'
import type { MembersShown } from './members.ts'
import { base, asUser, PATIENCE_MS, toPageError } from '#lib/api/call.server.ts'

const missing = toPageError('community_not_found')

/** What a page has words for is an answer: its code. Anything else is the page's error. */
const refused =
  (notThere: string, ...codes: string[]) =>
  (failure: unknown): { refused: string } => {
    const { data } = problem.safeParse(failure instanceof DetailedError && failure.detail?.data)
    return data && codes.includes(data.code) ? { refused: data.code } : toPageError(notThere)(failure)
  }

/** Who belongs to a community, as who teaches in it or runs it sees and decides. */
export const membersApi = (token: string, community: string) => {
  const { members, invitations, leave } = hc<CommunitiesApi>(base, asUser(token))['communities-api'][':slug']
  // hc puts params into the path as they are.
  const slug = encodeURIComponent(community)
  const member = (user: string) => ({ slug, user: encodeURIComponent(user) })
  const notLast = refused('member_not_found', 'last_admin')
  return {
    members: ({ search, role, after }: MembersShown) =>
      parseResponse(members.$get({ param: { slug }, query: { search, role, cursor: after } })).catch(missing),
    change: (user: string, json: ChangeRoleBody) =>
      parseResponse(members[':user'].$patch({ param: member(user), json })).catch(notLast),
    remove: (user: string) => parseResponse(members[':user'].$delete({ param: member(user) })).catch(notLast),
    leave: () => parseResponse(leave.$post({ param: { slug } })).catch(refused('community_not_found', 'last_admin')),
    invitations: () => parseResponse(invitations.$get({ param: { slug } })).catch(missing),
    invite: (json: InviteBody) => parseResponse(invitations.$post({ param: { slug }, json })).catch(missing),
    revoke: (id: string) =>
      parseResponse(invitations[':id'].$delete({ param: { slug, id: encodeURIComponent(id) } })).catch(
        toPageError('invitation_not_found'),
      ),
  }
}

const asNobody = {
  fetch: (input: RequestInfo | URL, init?: RequestInit) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }),
}

/** An invitation by the code in its link, for whoever has it. */
export const invitation = (token: string | undefined, code: string) => {
  const { invitations } = hc<CommunitiesApi>(base, token === undefined ? asNobody : asUser(token))['communities-api']
  const param = { code: encodeURIComponent(code) }
  const ENDED = ['invitation_expired', 'invitation_used_up', 'invitation_revoked', 'not_allowed']
  return {
    read: () => parseResponse(invitations[':code'].$get({ param })).catch(toPageError('invitation_not_found')),
    accept: () =>
      parseResponse(invitations[':code'].accept.$post({ param })).catch(refused('invitation_not_found', ...ENDED)),
  }
}
