import { hc, parseResponse } from 'hono/client'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import type { AccommodationBody } from '#contracts/attempts/accommodations.ts'
import type { InviteBody } from '#contracts/communities/invitations.ts'
import type { ChangeRoleBody, MemberCursor } from '#contracts/communities/members.ts'
import type { Problem } from '#contracts/wire.ts'
import type { Role } from '#domain/communities/roles.ts'
import { asCaller, base, toPageError } from './call.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const INVITATION = 'invitation_not_found'

interface MembersQuery {
  search?: string
  role?: Role
  group?: string
  outside?: string
  cursor?: MemberCursor
}

const hasCode =
  (...codes: string[]) =>
  ({ code }: Problem): boolean =>
    codes.includes(code)
const NAME = 'name_of_teacher'
const isLastAdmin = hasCode('last_admin')
/** The invitation ended, an admin decided about the user after it was created, or their name is an instructor's. */
const isClosed = hasCode('invitation_expired', 'invitation_used_up', 'invitation_revoked', 'not_allowed', NAME)

/** The function communities-api. Without a token only invitations can be read. */
export function communitiesApi(token: string | undefined) {
  const api = hc<CommunitiesApi>(base, asCaller(token))['communities-api']
  const { members, invitations, leave, join } = api[':slug']
  const byCode = api.invitations[':code']
  // hc puts params into the path as they are.
  const inCommunity = (community: string) => ({ slug: encodeURIComponent(community) })
  const memberOf = (community: string, user: string) => ({ ...inCommunity(community), user: encodeURIComponent(user) })
  const withCode = (code: string) => ({ code: encodeURIComponent(code) })
  return {
    list: () => parseResponse(api.$get()).catch(toPageError()),
    join: (community: string) =>
      parseResponse(join.$post({ param: inCommunity(community) })).catch(toFormRefusal(COMMUNITY, hasCode(NAME))),
    leave: (community: string) =>
      parseResponse(leave.$post({ param: inCommunity(community) })).catch(toFormRefusal(COMMUNITY, isLastAdmin)),
    listMembers: (community: string, query: MembersQuery) =>
      parseResponse(members.$get({ param: inCommunity(community), query })).catch(toPageError(COMMUNITY)),
    changeRole: (community: string, user: string, json: ChangeRoleBody) =>
      parseResponse(members[':user'].$patch({ param: memberOf(community, user), json })).catch(
        toFormRefusal('member_not_found', isLastAdmin),
      ),
    removeMember: (community: string, user: string) =>
      parseResponse(members[':user'].$delete({ param: memberOf(community, user) })).catch(
        toFormRefusal('member_not_found', isLastAdmin),
      ),
    /** The achievements and certificates of a member. */
    readRewards: (community: string, user: string) =>
      parseResponse(members[':user'].rewards.$get({ param: memberOf(community, user) })).catch(
        toPageError('member_not_found'),
      ),
    /** The accommodations of a member, with who it is. */
    listAccommodations: (community: string, user: string) =>
      parseResponse(members[':user'].accommodations.$get({ param: memberOf(community, user) })).catch(
        toPageError('member_not_found'),
      ),
    makeAccommodation: (community: string, user: string, json: AccommodationBody) =>
      parseResponse(members[':user'].accommodations.$post({ param: memberOf(community, user), json })).catch(
        toFormRefusal('member_not_found'),
      ),
    endAccommodation: (community: string, user: string, id: string) =>
      parseResponse(
        members[':user'].accommodations[':id'].$delete({
          param: { ...memberOf(community, user), id: encodeURIComponent(id) },
        }),
      ).catch(toPageError('accommodation_not_found')),
    listInvitations: (community: string) =>
      parseResponse(invitations.$get({ param: inCommunity(community) })).catch(toPageError(COMMUNITY)),
    createInvitation: (community: string, json: InviteBody) =>
      parseResponse(invitations.$post({ param: inCommunity(community), json })).catch(toPageError(COMMUNITY)),
    revokeInvitation: (community: string, id: string) =>
      parseResponse(
        invitations[':id'].$delete({ param: { ...inCommunity(community), id: encodeURIComponent(id) } }),
      ).catch(toPageError(INVITATION)),
    readInvitation: (code: string) =>
      parseResponse(byCode.$get({ param: withCode(code) })).catch(toPageError(INVITATION)),
    acceptInvitation: (code: string) =>
      parseResponse(byCode.accept.$post({ param: withCode(code) })).catch(toFormRefusal(INVITATION, isClosed)),
  }
}
