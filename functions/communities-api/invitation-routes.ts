import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { community } from '../_contracts/communities/communities.ts'
import {
  codePath,
  heldInvitation,
  invitation,
  invitationPath,
  inviteBody,
  madeInvitation,
} from '../_contracts/communities/invitations.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf, readerContextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forAnyone, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { acceptInvitation } from '../_services/communities/accept-invitation.ts'
import { listInvitations } from '../_services/communities/list-invitations.ts'
import { createInvitation } from '../_services/communities/create-invitation.ts'
import { readInvitation } from '../_services/communities/read-invitation.ts'
import { revokeInvitation } from '../_services/communities/revoke-invitation.ts'

const readRoute = createRoute({
  ...forAnyone,
  method: 'get',
  tags: ['Invitations'],
  path: '/invitations/{code}',
  operationId: 'getInvitation',
  summary: 'Get an invitation by the code in its link',
  description: 'Works without a token, so that a visitor knows the community before signing up.',
  ...refuses('not_found'),
  request: { params: codePath },
  responses: { ...problems, 200: json(one(heldInvitation), 'An invitation that is no longer valid says why.') },
})

const acceptRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Invitations'],
  path: '/invitations/{code}/accept',
  operationId: 'acceptInvitation',
  summary: 'Accept an invitation',
  description:
    'Gives you the invited role, and never lowers the role you have. A member who already has that role or a higher one changes nothing, and the use is not counted.',
  ...refuses(
    'community_closed',
    'invitation_expired',
    'invitation_revoked',
    'invitation_used_up',
    'name_of_teacher',
    'not_allowed',
    'not_found',
  ),
  request: { params: codePath },
  responses: {
    ...problems,
    200: json(one(community), 'You are a member now.'),
    410: problemJson('The invitation has expired, is used up or was revoked: the problem code says which.'),
  },
})

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Invitations'],
  path: '/{slug}/invitations',
  operationId: 'listInvitations',
  summary: 'List the invitations of a community',
  description: 'Admins see all of them, instructors those they created.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath },
  responses: { ...problems, 200: json(list(invitation), 'Valid ones first, then the newest; at most a hundred.') },
})

const createInvitationRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Invitations'],
  path: '/{slug}/invitations',
  operationId: 'createInvitation',
  summary: 'Create an invitation link to a community',
  description: 'Admins invite to any role, instructors invite students.',
  ...refuses('community_closed', 'not_allowed', 'not_found'),
  request: { params: communityPath, body: body(inviteBody) },
  responses: { ...problems, 201: json(one(madeInvitation), 'Only this answer contains the code.') },
})

const revokeRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Invitations'],
  path: '/{slug}/invitations/{id}',
  operationId: 'revokeInvitation',
  summary: 'Revoke an invitation',
  description: 'Members who accepted it before stay members.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: invitationPath },
  responses: {
    ...problems,
    200: json(one(invitation), 'The invitation is revoked, by this request or an earlier one.'),
  },
})

export function createInvitationRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const readerContext = readerContextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const data = await readInvitation(readerContext(c), c.req.valid('param').code)
      return c.json({ data }, 200)
    })
    .openapi(acceptRoute, async (c) => {
      const data = await acceptInvitation(context(c), c.req.valid('param').code)
      return c.json({ data }, 200)
    })
    .openapi(listRoute, async (c) => {
      const data = await listInvitations(context(c), c.req.valid('param').slug)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(createInvitationRoute, async (c) => {
      const data = await createInvitation(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 201)
    })
    .openapi(revokeRoute, async (c) => {
      const data = await revokeInvitation(context(c), c.req.valid('param'))
      return c.json({ data }, 200)
    })
}
