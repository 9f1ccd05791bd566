import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { community } from '../_contracts/communities/communities.ts'
import { invitationPath } from '../_contracts/communities/invitations.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import {
  addressedPage,
  addressedQuery,
  myInvitation,
  myInvitationPath,
  rosterQuery,
  rosterReport,
} from '../_contracts/communities/rosters.ts'
import { list, one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { exportRoster, listAddressed, withdrawAddressed } from '../_services/communities/addressed.ts'
import { acceptMyInvitation, declineMyInvitation, listMyInvitations } from '../_services/communities/my-invitations.ts'
import { takeRoster } from '../_services/communities/take-roster.ts'

const ofRosters = { ...forSignedIn, tags: ['Rosters'] }

const takeRoute = createRoute({
  ...ofRosters,
  method: 'post',
  path: '/rosters',
  operationId: 'takeRoster',
  summary: 'Invite the people of a roster, and put members in groups',
  description:
    'For instructors and admins. A file of up to 10 MiB with the columns email, name, role and group, separated by comma, semicolon or tab. Says of each line that is not taken why, and takes the others, all of them or none. Whoever is invited becomes a member only by accepting, and the answer is the same whether there is an account of an address or not. A repeat changes nothing.',
  ...refuses('community_closed', 'import_refused', 'no_community', 'not_allowed', 'not_found'),
  request: {
    query: rosterQuery,
    body: { required: true, description: 'The file itself.', content: { '*/*': { schema: z.string() } } },
  },
  responses: { ...problems, 200: json(oneOfCommunity(rosterReport), 'What happened, or with `dry_run` would happen.') },
})

const listRoute = createRoute({
  ...ofRosters,
  method: 'get',
  path: '/{slug}/roster',
  operationId: 'listAddressInvitations',
  summary: 'List who is invited by their address and has not accepted yet',
  description: 'Admins see all of them, instructors whom they invited.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, query: addressedQuery },
  responses: { ...problems, 200: json(addressedPage, 'Sorted by address.') },
})

const withdrawRoute = createRoute({
  ...ofRosters,
  method: 'delete',
  path: '/{slug}/roster/{id}',
  operationId: 'withdrawAddressInvitation',
  summary: 'Take back an invitation to an address',
  description: 'A mail that has not gone out is not sent.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: invitationPath },
  responses: { ...problems, 204: { description: 'It is gone.' } },
})

const exportRoute = createRoute({
  ...ofRosters,
  method: 'get',
  path: '/{slug}/roster/export',
  operationId: 'exportRoster',
  summary: 'Export members and who is invited, as CSV',
  description: 'Addresses are those of who is invited: members keep theirs to themselves.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath },
  responses: {
    ...problems,
    200: { description: 'One person a line.', content: { 'text/csv': { schema: z.string() } } },
  },
})

const mineRoute = createRoute({
  ...ofRosters,
  method: 'get',
  path: '/invitations/to/me',
  operationId: 'listMyInvitations',
  summary: 'List what you are invited to by your address',
  description: 'An address that was not confirmed is not asked for.',
  responses: { ...problems, 200: json(list(myInvitation), 'By the name of the community.') },
})

const acceptRoute = createRoute({
  ...ofRosters,
  method: 'post',
  path: '/invitations/to/me/{id}/accept',
  operationId: 'acceptMyInvitation',
  summary: 'Accept an invitation to your address',
  description: 'You are a member then, in the group that you were invited to. A role that is higher stays.',
  ...refuses('community_closed', 'invitation_expired', 'name_of_teacher', 'not_allowed', 'not_found'),
  request: { params: myInvitationPath },
  responses: {
    ...problems,
    410: problemJson('The invitation has expired.'),
    200: json(one(community), 'You are a member now.'),
  },
})

const declineRoute = createRoute({
  ...ofRosters,
  method: 'post',
  path: '/invitations/to/me/{id}/decline',
  operationId: 'declineMyInvitation',
  summary: 'Decline an invitation to your address',
  description: 'Who invited sees that, and no roster invites you again. A repeat changes nothing.',
  ...refuses('not_found'),
  request: { params: myInvitationPath },
  responses: { ...problems, 204: { description: 'Declined.' } },
})

export function createRosterRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(takeRoute, async (c) => {
      const bytes = new Uint8Array(await c.req.arrayBuffer())
      const query = c.req.valid('query')
      const community = await choose(c, query.community)
      const data = await takeRoster(context(c), { ...query, community, bytes })
      return c.json({ community, data }, 200)
    })
    .openapi(mineRoute, async (c) => c.json({ data: await listMyInvitations(context(c)), page: { next: null } }, 200))
    .openapi(acceptRoute, async (c) => {
      return c.json({ data: await acceptMyInvitation(context(c), c.req.valid('param').id) }, 200)
    })
    .openapi(declineRoute, async (c) => {
      await declineMyInvitation(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(exportRoute, async (c) => {
      c.header('Content-Disposition', 'attachment; filename="roster.csv"')
      return c.body(await exportRoster(context(c), c.req.valid('param').slug), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
      })
    })
    .openapi(listRoute, async (c) => {
      return c.json(await listAddressed(context(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200)
    })
    .openapi(withdrawRoute, async (c) => {
      await withdrawAddressed(context(c), c.req.valid('param'))
      return c.body(null, 204)
    })
}
