import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { memberRewards } from '../_contracts/achievements/rewards-of-member.ts'
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
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { readRewardsOfMember } from '../_services/achievements/rewards-of-member.ts'
import { changeMemberRole } from '../_services/communities/change-role.ts'
import { leaveCommunity } from '../_services/communities/leave.ts'
import { listMembers } from '../_services/communities/list-members.ts'
import { removeMember } from '../_services/communities/remove-member.ts'

const lastAdmin = { 409: problemJson('The community would have no admin left.') }

const membersRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Members'],
  path: '/{slug}/members',
  operationId: 'listMembers',
  summary: 'List the members of a community',
  description: 'For instructors and admins.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, query: membersQuery },
  responses: { ...problems, 200: json(membersPage, 'Sorted by name.') },
})

const rewardsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Members'],
  path: '/{slug}/members/{user}/rewards',
  operationId: 'getRewardsOfMember',
  summary: 'Get the achievements and certificates of a member',
  description: 'For instructors and admins. What was revoked is there, too, with the reason.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: memberPath },
  responses: { ...problems, 200: json(one(memberRewards), 'The newest first.') },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Members'],
  path: '/{slug}/members/{user}',
  operationId: 'changeMemberRole',
  summary: "Change a member's role",
  description: 'For admins. The audit log records the admin and the reason.',
  ...refuses('last_admin', 'not_allowed', 'not_found'),
  request: { params: memberPath, body: body(changeRoleBody) },
  responses: { ...problems, ...lastAdmin, 200: json(one(member), 'The member with the new role.') },
})

const removeRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Members'],
  path: '/{slug}/members/{user}',
  operationId: 'removeMember',
  summary: 'Remove a member from a community',
  description: 'For admins. What the member earned is kept, in case they come back.',
  ...refuses('last_admin', 'not_allowed', 'not_found'),
  request: { params: memberPath },
  responses: { ...problems, ...lastAdmin, 204: { description: 'The membership was deleted.' } },
})

const leaveRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Members'],
  path: '/{slug}/leave',
  operationId: 'leaveCommunity',
  summary: 'Leave a community',
  description: 'What you earned is kept, in case you come back.',
  ...refuses('last_admin', 'not_allowed', 'not_found'),
  request: { params: communityPath },
  responses: { ...problems, ...lastAdmin, 204: { description: 'You are not a member any more.' } },
})

export function createMemberRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(membersRoute, async (c) => {
      const page = await listMembers(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json(page, 200)
    })
    .openapi(rewardsRoute, async (c) => {
      return c.json({ data: await readRewardsOfMember(context(c), c.req.valid('param')) }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeMemberRole(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(removeRoute, async (c) => {
      await removeMember(context(c), c.req.valid('param'))
      return c.body(null, 204)
    })
    .openapi(leaveRoute, async (c) => {
      await leaveCommunity(context(c), c.req.valid('param').slug)
      return c.body(null, 204)
    })
}
