import { hc, parseResponse } from 'hono/client'
import type { ChangeGroupBody, GroupBody } from '#contracts/groups/groups.ts'
import type { MemberCursor } from '#contracts/communities/members.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import { asUser, base, toPageError } from './call.server.ts'
import { idParam, slugParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

const COMMUNITY = 'community_not_found'
const GROUP = 'group_not_found'

interface GroupsAsked {
  search?: string
  state?: 'active' | 'archived' | 'all'
  cursor?: MemberCursor
  limit?: string
}

const refused = toFormRefusal(GROUP)

/** The groups of one community, called for a signed-in user. */
export function groupsApi(token: string, community: string) {
  const { groups } = hc<CommunitiesApi>(base, asUser(token))['communities-api'][':slug']
  const one = groups[':group']
  const slug = () => slugParam(community, COMMUNITY)
  const of = async (group: string) => ({ slug: await slug(), group: (await idParam(group, GROUP)).id })
  const carerOf = async (group: string, user: string) => ({
    ...(await of(group)),
    user: (await idParam(user, 'member_not_found')).id,
  })
  return {
    list: async (query: GroupsAsked = {}) =>
      parseResponse(groups.$get({ param: { slug: await slug() }, query })).catch(toPageError(COMMUNITY)),
    create: async (json: GroupBody) =>
      parseResponse(groups.$post({ param: { slug: await slug() }, json })).catch(toFormRefusal(COMMUNITY)),
    read: async (group: string) => parseResponse(one.$get({ param: await of(group) })).catch(toPageError(GROUP)),
    change: async (group: string, json: ChangeGroupBody) =>
      parseResponse(one.$patch({ param: await of(group), json })).catch(refused),
    add: async (group: string, users: string[]) =>
      parseResponse(one.members.$post({ param: await of(group), json: { users } })).catch(refused),
    remove: async (group: string, users: string[]) =>
      parseResponse(one.members.remove.$post({ param: await of(group), json: { users } })).catch(refused),
    assign: async (group: string, user: string) =>
      parseResponse(one.instructors[':user'].$put({ param: await carerOf(group, user) })).catch(refused),
    unassign: async (group: string, user: string) =>
      parseResponse(one.instructors[':user'].$delete({ param: await carerOf(group, user) })).catch(refused),
  }
}
