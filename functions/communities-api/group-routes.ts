import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { communityPath } from '../_contracts/communities/members.ts'
import {
  changeGroupBody,
  group,
  groupBody,
  grouped,
  groupedBody,
  groupInstructorPath,
  groupPath,
  groupsPage,
  groupsQuery,
} from '../_contracts/groups/groups.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { assignGroupInstructor, unassignGroupInstructor } from '../_services/groups/assign-instructor.ts'
import { changeGroup } from '../_services/groups/change.ts'
import { createGroup } from '../_services/groups/create.ts'
import { listGroups } from '../_services/groups/list.ts'
import { addGroupMembers, removeGroupMembers } from '../_services/groups/move-members.ts'
import { readGroup } from '../_services/groups/read.ts'

const ofGroups = { ...forSignedIn, tags: ['Groups'] }

const listRoute = createRoute({
  ...ofGroups,
  method: 'get',
  path: '/{slug}/groups',
  operationId: 'listGroups',
  summary: 'List the groups of a community',
  description:
    'Instructors and admins see all of them, learners those they are in. Who is in a group says the list of members, with its id as `group`.',
  ...refuses('not_found'),
  request: { params: communityPath, query: groupsQuery },
  responses: { ...problems, 200: json(groupsPage, 'Sorted by name.') },
})

const createRouteOf = createRoute({
  ...ofGroups,
  method: 'post',
  path: '/{slug}/groups',
  operationId: 'createGroup',
  summary: 'Make a group',
  description:
    'For instructors and admins. It begins empty, and its name is the only one of its kind in the community.',
  ...refuses('already_exists', 'not_allowed', 'not_found'),
  request: { params: communityPath, body: body(groupBody) },
  responses: { ...problems, 409: problemJson('Its name is taken.'), 201: json(one(group), 'Made.') },
})

const readRoute = createRoute({
  ...ofGroups,
  method: 'get',
  path: '/{slug}/groups/{group}',
  operationId: 'getGroup',
  summary: 'Get a group',
  description: 'For instructors and admins, and for learners who are in it.',
  ...refuses('not_found'),
  request: { params: groupPath },
  responses: { ...problems, 200: json(one(group), 'The group.') },
})

const changeRoute = createRoute({
  ...ofGroups,
  method: 'patch',
  path: '/{slug}/groups/{group}',
  operationId: 'changeGroup',
  summary: 'Rename, describe, archive or restore a group',
  description:
    'For instructors and admins. An archived group keeps its members and its name, and nobody can be added to it.',
  ...refuses('already_exists', 'conflict', 'not_allowed', 'not_found'),
  request: { params: groupPath, body: body(changeGroupBody) },
  responses: {
    ...problems,
    409: problemJson('Its name is taken, or it was changed since this revision.'),
    200: json(one(group), 'As it is now.'),
  },
})

const addRoute = createRoute({
  ...ofGroups,
  method: 'post',
  path: '/{slug}/groups/{group}/members',
  operationId: 'addGroupMembers',
  summary: 'Put members in a group',
  description: 'For instructors and admins. Who is in it already, or no member of the community, is passed over.',
  ...refuses('group_archived', 'not_allowed', 'not_found'),
  request: { params: groupPath, body: body(groupedBody) },
  responses: { ...problems, 409: problemJson('The group is archived.'), 200: json(one(grouped), 'They are in it.') },
})

const removeRoute = createRoute({
  ...ofGroups,
  method: 'post',
  path: '/{slug}/groups/{group}/members/remove',
  operationId: 'removeGroupMembers',
  summary: 'Take members out of a group',
  description: 'For instructors and admins. They stay members of the community. Who is not in it is passed over.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: groupPath, body: body(groupedBody) },
  responses: { ...problems, 200: json(one(grouped), 'They are not in it any more.') },
})

const assignRoute = createRoute({
  ...ofGroups,
  method: 'put',
  path: '/{slug}/groups/{group}/instructors/{user}',
  operationId: 'assignGroupInstructor',
  summary: 'Give a group into the care of an instructor',
  description:
    'For instructors and admins, about instructors and admins. It says whom a group belongs to and takes nothing from the others.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: groupInstructorPath },
  responses: { ...problems, 200: json(one(group), 'As it is now. A repeat changes nothing.') },
})

const unassignRoute = createRoute({
  ...ofGroups,
  method: 'delete',
  path: '/{slug}/groups/{group}/instructors/{user}',
  operationId: 'unassignGroupInstructor',
  summary: "Take a group out of an instructor's care",
  description: 'For instructors and admins.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: groupInstructorPath },
  responses: { ...problems, 200: json(one(group), 'As it is now. A repeat changes nothing.') },
})

export function createGroupRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      return c.json(await listGroups(context(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200)
    })
    .openapi(createRouteOf, async (c) => {
      return c.json({ data: await createGroup(context(c), { ...c.req.valid('param'), ...c.req.valid('json') }) }, 201)
    })
    .openapi(readRoute, async (c) => c.json({ data: await readGroup(context(c), c.req.valid('param')) }, 200))
    .openapi(changeRoute, async (c) => {
      return c.json({ data: await changeGroup(context(c), { ...c.req.valid('json'), ...c.req.valid('param') }) }, 200)
    })
    .openapi(addRoute, async (c) => {
      const data = await addGroupMembers(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(removeRoute, async (c) => {
      const data = await removeGroupMembers(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(assignRoute, async (c) => {
      return c.json({ data: await assignGroupInstructor(context(c), c.req.valid('param')) }, 200)
    })
    .openapi(unassignRoute, async (c) => {
      return c.json({ data: await unassignGroupInstructor(context(c), c.req.valid('param')) }, 200)
    })
}
