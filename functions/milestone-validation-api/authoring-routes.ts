import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  changeGateBody,
  createGateBody,
  gateDryRun,
  orderGatesBody,
  removedGate,
  authoredGate,
  authoredQuery,
} from '../_contracts/gates/authoring.ts'
import { gatePath } from '../_contracts/gates/gates.ts'
import { listOfCommunity, one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeGate } from '../_services/gates/change.ts'
import { createGate } from '../_services/gates/create.ts'
import { orderGates } from '../_services/gates/order.ts'
import { removeGate } from '../_services/gates/remove.ts'
import { dryRunGate } from '../_services/gates/dry-run.ts'
import { listAuthoredGates, readAuthoredGate } from '../_services/gates/authored.ts'

const authoredListRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Gate authoring'],
  path: '/milestones/written',
  operationId: 'listAuthoredGates',
  summary: 'List all gates of a community for their authors',
  description: 'For instructors and admins of the community.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: authoredQuery },
  responses: { ...problems, 200: json(listOfCommunity(authoredGate), 'By course and program, in order, with drafts.') },
})

const orderRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Gate authoring'],
  path: '/milestones/order',
  operationId: 'orderGates',
  summary: 'Reorder the gates of a course or program',
  description: 'Send all gates that are not retired, in the order you read and in the new order.',
  ...refuses('conflict', 'no_community', 'not_allowed', 'not_found', 'order_differs'),
  request: { body: body(orderGatesBody) },
  responses: {
    ...problems,
    200: json(listOfCommunity(authoredGate), 'In their new order.'),
    409: problemJson('The list changed since you read it; `errors` has the current one.'),
  },
})

const createGateRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Gate authoring'],
  path: '/milestones',
  operationId: 'createGate',
  summary: 'Create a gate of a course or program',
  description:
    'For instructors and admins. A gate is a milestone that learners pass by meeting conditions, or by a review.',
  ...refuses(
    'already_exists',
    'conflict',
    'criteria_invalid',
    'milestone_cycle',
    'no_community',
    'not_allowed',
    'not_found',
  ),
  request: { body: body(createGateBody) },
  responses: {
    ...problems,
    201: json(oneOfCommunity(authoredGate), 'A draft, unless `status` is live.'),
    409: problemJson('The community has one with this slug, or the course is retired.'),
  },
})

const authoredRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Gate authoring'],
  path: '/milestones/{id}',
  operationId: 'getAuthoredGate',
  summary: 'Get a gate with its rules, its number of learners by state, and warnings',
  description: 'For instructors and admins of its community.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: gatePath },
  responses: { ...problems, 200: json(one(authoredGate), 'For instructors and admins of its community.') },
})

const changeGateRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Gate authoring'],
  path: '/milestones/{id}',
  operationId: 'updateGate',
  summary: 'Change, publish or retire a gate',
  description: 'A learner who has passed it keeps that, whatever it asks from now on.',
  ...refuses('already_exists', 'conflict', 'criteria_invalid', 'milestone_cycle', 'not_allowed', 'not_found'),
  request: { params: gatePath, body: body(changeGateBody) },
  responses: {
    ...problems,
    200: json(one(authoredGate), 'As it is now.'),
    409: problemJson('It changed since you read it, or its status cannot go back.'),
  },
})

const removeGateRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Gate authoring'],
  path: '/milestones/{id}',
  operationId: 'removeGate',
  summary: 'Delete a gate, or retire it if learners have reached it',
  description: 'For instructors and admins. What learners passed stays passed.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: gatePath },
  responses: {
    ...problems,
    200: json(one(removedGate), 'Which of the two happened.'),
    409: problemJson('Other gates or achievements need it; `errors` has their titles.'),
  },
})

const dryRunRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Gate authoring'],
  path: '/milestones/{id}/dry-run',
  operationId: 'dryRunGate',
  summary: 'Preview what publishing a gate would do at once',
  description: 'For instructors and admins. Counts the learners who meet it already, and changes nothing.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: gatePath },
  responses: { ...problems, 200: json(one(gateDryRun), 'Nothing was changed.') },
})

/** Gates for instructors and admins. */
export const createAuthoringRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return (
    new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
      // Before the routes by id: `written` would match as one.
      .openapi(authoredListRoute, async (c) => {
        const community = await choose(c, c.req.valid('query').community)
        const data = await listAuthoredGates(context(c), community)
        return c.json({ community, data, page: { next: null } }, 200)
      })
      .openapi(orderRoute, async (c) => {
        const community = await choose(c, c.req.valid('json').community)
        const data = await orderGates(context(c), { ...c.req.valid('json'), community })
        return c.json({ community, data, page: { next: null } }, 200)
      })
      .openapi(createGateRoute, async (c) => {
        const community = await choose(c, c.req.valid('json').community)
        const data = await createGate(context(c), { ...c.req.valid('json'), community })
        return c.json({ community, data }, 201)
      })
      .openapi(authoredRoute, async (c) => {
        const data = await readAuthoredGate(context(c), c.req.valid('param').id)
        return c.json({ data }, 200)
      })
      .openapi(changeGateRoute, async (c) => {
        const data = await changeGate(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
        return c.json({ data }, 200)
      })
      .openapi(removeGateRoute, async (c) => {
        const data = await removeGate(context(c), c.req.valid('param').id)
        return c.json({ data }, 200)
      })
      .openapi(dryRunRoute, async (c) => {
        const data = await dryRunGate(context(c), c.req.valid('param').id)
        return c.json({ data }, 200)
      })
  )
}
