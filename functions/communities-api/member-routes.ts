import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  changeRoleBody,
  communityPath,
  member,
  memberPath,
  membersPage,
  membersQuery,
} from '../_contracts/communities/members.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeMemberRole } from '../_services/communities/change-role.ts'
import { leaveCommunity } from '../_services/communities/leave.ts'
import { listCommunityMembers } from '../_services/communities/list-members.ts'
import { removeFromCommunity } from '../_services/communities/remove-member.ts'

const lastAdmin = { 409: problemJson('Nobody would be in charge any more: a community keeps an admin.') }

const membersRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/{slug}/members',
  summary: 'Who belongs to a community',
  description: 'For instructors and admins.',
  request: { params: communityPath, query: membersQuery },
  responses: { ...problems, 200: json(membersPage, 'By name.') },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/{slug}/members/{user}',
  summary: "Change a member's role",
  description: 'For admins. The audit log has who did it, and why.',
  request: { params: memberPath, body: body(changeRoleBody) },
  responses: { ...problems, ...lastAdmin, 200: json(one(member), 'As they are now.') },
})

const removeRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/{slug}/members/{user}',
  summary: 'Take somebody out of a community',
  description: 'For admins. What they earned stays theirs, and is there again when they come back.',
  request: { params: memberPath },
  responses: { ...problems, ...lastAdmin, 204: { description: 'They are no member any more.' } },
})

const leaveRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/{slug}/leave',
  summary: 'Leave a community',
  description: 'What one earned stays, and is there again when one comes back.',
  request: { params: communityPath },
  responses: { ...problems, ...lastAdmin, 204: { description: 'You are no member any more.' } },
})

export const createMemberRoutes = ({ db }: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(membersRoute, async (c) => {
      const page = await listCommunityMembers(db, c.var.claims, c.req.valid('param').slug, c.req.valid('query'))
      return c.json(page, 200)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeMemberRole(db, c.var.claims, c.req.valid('param'), c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(removeRoute, async (c) => {
      await removeFromCommunity(db, c.var.claims, c.req.valid('param'))
      return c.body(null, 204)
    })
    .openapi(leaveRoute, async (c) => {
      await leaveCommunity(db, c.var.claims, c.req.valid('param').slug)
      return c.body(null, 204)
    })
