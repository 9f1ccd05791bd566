import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  assignableList,
  assignableQuery,
  assignedLearnerPath,
  assignment,
  assignmentBody,
  assignmentList,
  assignmentPath,
  assignmentsQuery,
  assignmentStatusBody,
  changeAssignmentBody,
  extensionBody,
  learnerAssignmentsPath,
  myAssignments,
} from '../_contracts/assignments/assignments.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeAssignment, setStatusOfAssignment } from '../_services/assignments/change.ts'
import { createAssignment } from '../_services/assignments/create.ts'
import { endExtension, extendAssignment } from '../_services/assignments/extend.ts'
import { listAssignable, listAssignments, readAssignment } from '../_services/assignments/list.ts'
import { readAssignmentsOfLearner, readMyAssignments } from '../_services/assignments/read-mine.ts'

const ofAssignments = { ...forSignedIn, tags: ['Assignments'] }
const OVERTAKEN = problemJson('It was changed since this revision.')

const listRoute = createRoute({
  ...ofAssignments,
  method: 'get',
  path: '/{slug}/assignments',
  operationId: 'listAssignments',
  summary: 'List the assignments of a community',
  description: 'For instructors and admins, with drafts. Learners ask for their own.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, query: assignmentsQuery },
  responses: { ...problems, 200: json(assignmentList, 'Those due first on top.') },
})

const assignableRoute = createRoute({
  ...ofAssignments,
  method: 'get',
  path: '/{slug}/assignable',
  operationId: 'listAssignable',
  summary: 'List what can be assigned of a kind',
  description: 'For instructors and admins: what is open to learners.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, query: assignableQuery },
  responses: { ...problems, 200: json(assignableList, 'By title.') },
})

const mineRoute = createRoute({
  ...ofAssignments,
  method: 'get',
  path: '/{slug}/my-assignments',
  operationId: 'listMyAssignments',
  summary: 'List what is assigned to you, and how you stand',
  description:
    'State and score follow from what you did. What is archived is listed if you have something in it. Times are those that hold for you.',
  ...refuses('not_found'),
  request: { params: communityPath },
  responses: { ...problems, 200: json(myAssignments, 'Those due first on top.') },
})

const ofLearnerRoute = createRoute({
  ...ofAssignments,
  method: 'get',
  path: '/{slug}/members/{user}/assignments',
  operationId: 'listAssignmentsOfLearner',
  summary: 'List what is assigned to a learner, and how they stand',
  description: 'For instructors and admins.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: learnerAssignmentsPath },
  responses: { ...problems, 200: json(myAssignments, 'Those due first on top.') },
})

const createRouteOf = createRoute({
  ...ofAssignments,
  method: 'post',
  path: '/{slug}/assignments',
  operationId: 'createAssignment',
  summary: 'Make an assignment',
  description: 'For instructors and admins. It begins as a draft, which learners do not see.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, body: body(assignmentBody) },
  responses: { ...problems, 201: json(one(assignment), 'Made.') },
})

const readRoute = createRoute({
  ...ofAssignments,
  method: 'get',
  path: '/{slug}/assignments/{assignment}',
  operationId: 'getAssignment',
  summary: 'Get an assignment',
  description: 'For instructors and admins.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: assignmentPath },
  responses: { ...problems, 200: json(one(assignment), 'The assignment.') },
})

const changeRoute = createRoute({
  ...ofAssignments,
  method: 'put',
  path: '/{slug}/assignments/{assignment}',
  operationId: 'changeAssignment',
  summary: 'Change an assignment',
  description: 'For instructors and admins. What it is about stays; all else is replaced.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: assignmentPath, body: body(changeAssignmentBody) },
  responses: { ...problems, 409: OVERTAKEN, 200: json(one(assignment), 'As it is now.') },
})

const statusRoute = createRoute({
  ...ofAssignments,
  method: 'post',
  path: '/{slug}/assignments/{assignment}/status',
  operationId: 'setAssignmentStatus',
  summary: 'Publish or archive an assignment',
  description: 'For instructors and admins. What is archived keeps its grades, and can be published again.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: assignmentPath, body: body(assignmentStatusBody) },
  responses: { ...problems, 409: OVERTAKEN, 200: json(one(assignment), 'As it is now. A repeat changes nothing.') },
})

const extendRoute = createRoute({
  ...ofAssignments,
  method: 'put',
  path: '/{slug}/assignments/{assignment}/extensions/{user}',
  operationId: 'extendAssignment',
  summary: 'Give one learner more time or attempts on an assignment',
  description:
    'For instructors and admins. It closes for them when it is due for them, if it would close before. Longer exams are accommodations.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: assignedLearnerPath, body: body(extensionBody) },
  responses: { ...problems, 200: json(one(assignment), 'As it is now.') },
})

const endExtensionRoute = createRoute({
  ...ofAssignments,
  method: 'delete',
  path: '/{slug}/assignments/{assignment}/extensions/{user}',
  operationId: 'endAssignmentExtension',
  summary: 'Take an extension back',
  description: 'For instructors and admins.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: assignedLearnerPath },
  responses: { ...problems, 200: json(one(assignment), 'As it is now. A repeat changes nothing.') },
})

const WHOLE = { next: null }

export function createAssignmentRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const data = await listAssignments(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data, page: WHOLE }, 200)
    })
    .openapi(assignableRoute, async (c) => {
      const data = await listAssignable(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data, page: WHOLE }, 200)
    })
    .openapi(mineRoute, async (c) => {
      return c.json({ data: await readMyAssignments(context(c), c.req.valid('param')), page: WHOLE }, 200)
    })
    .openapi(ofLearnerRoute, async (c) => {
      return c.json({ data: await readAssignmentsOfLearner(context(c), c.req.valid('param')), page: WHOLE }, 200)
    })
    .openapi(createRouteOf, async (c) => {
      const data = await createAssignment(context(c), { ...c.req.valid('param'), body: c.req.valid('json') })
      return c.json({ data }, 201)
    })
    .openapi(readRoute, async (c) => c.json({ data: await readAssignment(context(c), c.req.valid('param')) }, 200))
    .openapi(changeRoute, async (c) => {
      const data = await changeAssignment(context(c), { ...c.req.valid('param'), body: c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(statusRoute, async (c) => {
      const data = await setStatusOfAssignment(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(extendRoute, async (c) => {
      const data = await extendAssignment(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(endExtensionRoute, async (c) => {
      return c.json({ data: await endExtension(context(c), c.req.valid('param')) }, 200)
    })
}
