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
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
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
  path: '/milestones/written',
  summary: 'All gates of a community, as who writes them works on them',
  request: { query: authoredQuery },
  responses: { ...problems, 200: json(list(authoredGate), 'By course and program, in their order; drafts, too.') },
})

const orderRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  path: '/milestones/order',
  summary: 'Put the gates of a course or program into another order',
  description: 'All that are not retired, as they were read and as they shall be.',
  request: { body: body(orderGatesBody) },
  responses: {
    ...problems,
    200: json(list(authoredGate), 'As they are now.'),
    409: problemJson('They are not as they were read; `errors` has the list that is there.'),
  },
})

const createGateRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/milestones',
  summary: 'Make a gate of a course or program',
  request: { body: body(createGateBody) },
  responses: {
    ...problems,
    201: json(one(authoredGate), 'A draft, unless it was to go live at once.'),
    409: problemJson('The community has one with this slug, or the course is retired.'),
  },
})

const authoredRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/milestones/{id}',
  summary: 'A gate with its rules, how many stand where, and what of it can never be met',
  request: { params: gatePath },
  responses: { ...problems, 200: json(one(authoredGate), 'For instructors and admins of its community.') },
})

const changeGateRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/milestones/{id}',
  summary: 'Change, publish or retire a gate',
  description: 'Whoever has passed it has passed it, whatever it asks from now on.',
  request: { params: gatePath, body: body(changeGateBody) },
  responses: {
    ...problems,
    200: json(one(authoredGate), 'As it is now.'),
    409: problemJson('Somebody changed it since it was read, or there is no way back.'),
  },
})

const removeGateRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/milestones/{id}',
  summary: 'Delete a gate, or retire it where learners have come to it',
  request: { params: gatePath },
  responses: {
    ...problems,
    200: json(one(removedGate), 'Which of the two happened.'),
    409: problemJson('Others need it; `errors` has their titles.'),
  },
})

const dryRunRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/milestones/{id}/dry-run',
  summary: 'What publishing a gate as it is would do at once',
  request: { params: gatePath },
  responses: { ...problems, 200: json(one(gateDryRun), 'Nothing was changed.') },
})

/** Gates, for those who write them. */
export const createAuthoringRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    // Ahead of those by id, which it would be taken for.
    .openapi(authoredListRoute, async (c) => {
      const data = await listAuthoredGates(deps.db, c.var.claims, c.req.valid('query').community)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(orderRoute, async (c) => {
      const data = await orderGates(deps.db, c.var.claims, c.req.valid('json'))
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(createGateRoute, async (c) => {
      const data = await createGate(deps.db, c.var.claims, c.req.valid('json'))
      return c.json({ data }, 201)
    })
    .openapi(authoredRoute, async (c) => {
      const data = await readAuthoredGate(deps.db, c.var.claims, c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(changeGateRoute, async (c) => {
      const data = await changeGate(deps.db, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(removeGateRoute, async (c) => {
      const data = await removeGate(deps.db, c.var.claims, c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(dryRunRoute, async (c) => {
      const data = await dryRunGate(deps, c.var.claims, c.req.valid('param').id)
      return c.json({ data }, 200)
    })
