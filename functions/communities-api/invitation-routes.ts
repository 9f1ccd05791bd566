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
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forAnyone, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { acceptAnInvitation } from '../_services/communities/accept-invitation.ts'
import { listCommunityInvitations } from '../_services/communities/list-invitations.ts'
import { makeInvitation } from '../_services/communities/make-invitation.ts'
import { readInvitation } from '../_services/communities/read-invitation.ts'
import { revokeCommunityInvitation } from '../_services/communities/revoke-invitation.ts'

const readRoute = createRoute({
  ...forAnyone,
  method: 'get',
  path: '/invitations/{code}',
  summary: 'What an invitation is, to whoever has its link',
  request: { params: codePath },
  responses: { ...problems, 200: json(one(heldInvitation), 'Also one that is good no more says so.') },
})

const acceptRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/invitations/{code}/accept',
  summary: 'Become what an invitation says',
  description: 'It raises, and never lowers. Who is that much already changes nothing, and uses nothing up.',
  request: { params: codePath },
  responses: {
    ...problems,
    200: json(one(community), 'You belong to it now.'),
    410: problemJson('It has expired, is used up, or was taken back: the code says which.'),
  },
})

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/{slug}/invitations',
  summary: 'The invitations of a community',
  description: 'Admins see all, instructors their own.',
  request: { params: communityPath },
  responses: { ...problems, 200: json(list(invitation), 'Those that are good first, then the newest; a hundred.') },
})

const makeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/{slug}/invitations',
  summary: 'Make a link by which others become members',
  description: 'Admins invite as anything, instructors invite students.',
  request: { params: communityPath, body: body(inviteBody) },
  responses: { ...problems, 201: json(one(madeInvitation), 'Its code is in no other answer.') },
})

const revokeRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/{slug}/invitations/{id}',
  summary: 'Take an invitation back',
  description: 'Who came by it stays.',
  request: { params: invitationPath },
  responses: { ...problems, 200: json(one(invitation), 'Taken back, now or before.') },
})

export const createInvitationRoutes = ({ db }: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const data = await readInvitation(db, c.var.claims, c.req.valid('param').code)
      return c.json({ data }, 200)
    })
    .openapi(acceptRoute, async (c) => {
      const data = await acceptAnInvitation(db, c.var.claims, c.req.valid('param').code)
      return c.json({ data }, 200)
    })
    .openapi(listRoute, async (c) => {
      const data = await listCommunityInvitations(db, c.var.claims, c.req.valid('param').slug)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(makeRoute, async (c) => {
      const data = await makeInvitation(db, c.var.claims, c.req.valid('param').slug, c.req.valid('json'))
      return c.json({ data }, 201)
    })
    .openapi(revokeRoute, async (c) => {
      const data = await revokeCommunityInvitation(db, c.var.claims, c.req.valid('param'))
      return c.json({ data }, 200)
    })
