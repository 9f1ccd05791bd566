import { hc, parseResponse } from 'hono/client'
import type { ChangeSettingsBody, CommunityHandOver, MakeCommunityBody } from '#contracts/communities/settings.ts'
import type { MemberCursor } from '#contracts/communities/members.ts'
import type { CommunitiesApi } from '#functions/communities-api/app.ts'
import { asFile, asUser, base, toPageError } from './call.server.ts'
import { idParam, slugParam } from './params.server.ts'
import { toFormRefusal } from './refusals.server.ts'

/** How long a roster of 50,000 lines may take, in milliseconds. */
const ROSTER_PATIENCE = 60_000

const COMMUNITY = 'community_not_found'
const INVITATION = 'invitation_not_found'

interface RosterAsked {
  isTry: boolean
  makesGroups: boolean
}

/** Communities that are made, described and filled, called for a signed-in user. */
export function rostersApi(token: string) {
  const api = hc<CommunitiesApi>(base, asUser(token))['communities-api']
  const { settings, roster, 'hand-over': handOver, 'event-types': types } = api[':slug']
  const { me } = api.invitations.to
  const of = async (community: string) => ({ slug: await slugParam(community, COMMUNITY) })
  return {
    make: (json: MakeCommunityBody, key: string) =>
      parseResponse(api.$post({ header: { 'idempotency-key': key }, json })).catch(toFormRefusal(COMMUNITY)),
    readSettings: async (community: string) =>
      parseResponse(settings.$get({ param: await of(community) })).catch(toPageError(COMMUNITY)),
    changeSettings: async (community: string, json: ChangeSettingsBody) =>
      parseResponse(settings.$patch({ param: await of(community), json })).catch(toFormRefusal(COMMUNITY)),
    handOver: async (community: string, json: CommunityHandOver) =>
      parseResponse(handOver.$post({ param: await of(community), json })).catch(toFormRefusal('member_not_found')),
    listTypes: async (community: string) =>
      parseResponse(types.$get({ param: await of(community) })).catch(toPageError(COMMUNITY)),
    declareType: async (community: string, type: string) =>
      parseResponse(types[':type'].$put({ param: { ...(await of(community)), type } })).catch(toFormRefusal(COMMUNITY)),
    withdrawType: async (community: string, type: string) =>
      parseResponse(types[':type'].$delete({ param: { ...(await of(community)), type } })).catch(toPageError()),
    /** The file itself is the body. */
    take: (community: string, { isTry, makesGroups }: RosterAsked, file: Blob) =>
      parseResponse(
        api.rosters.$post(
          { query: { community, dry_run: isTry ? 'true' : 'false', make_groups: makesGroups ? 'true' : 'false' } },
          { fetch, init: { body: file, signal: AbortSignal.timeout(ROSTER_PATIENCE) } },
        ),
      ).catch(toFormRefusal(COMMUNITY)),
    listInvited: async (community: string, query: { search?: string; cursor?: MemberCursor }) =>
      parseResponse(roster.$get({ param: await of(community), query })).catch(toPageError(COMMUNITY)),
    withdraw: async (community: string, id: string) =>
      parseResponse(
        roster[':id'].$delete({ param: { ...(await of(community)), ...(await idParam(id, INVITATION)) } }),
      ).catch(toPageError(INVITATION)),
    exportFile: async (community: string): Promise<Response> => {
      const response = await roster.export.$get({ param: await of(community) }, asFile).catch(toPageError(COMMUNITY))
      if (!response.ok) await parseResponse(Promise.resolve(response)).catch(toPageError(COMMUNITY))
      return response
    },
    listMine: () => parseResponse(me.$get()).catch(toPageError()),
    acceptMine: async (id: string) =>
      parseResponse(me[':id'].accept.$post({ param: await idParam(id, INVITATION) })).catch(
        toFormRefusal(INVITATION, ({ status }) => status === 409 || status === 410 || status === 403),
      ),
    declineMine: async (id: string) =>
      parseResponse(me[':id'].decline.$post({ param: await idParam(id, INVITATION) })).catch(toPageError(INVITATION)),
  }
}
