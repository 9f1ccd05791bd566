import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { explainQuery, gate, gatePath, gatesQuery, passed, submitBody, waiveBody } from '../_contracts/gates/gates.ts'
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { explainGate, readGates } from '../_services/gates/read.ts'
import { submitEvidence } from '../_services/gates/submit.ts'
import { waiveGate } from '../_services/gates/waive.ts'

const gatesRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/milestones',
  summary: 'The gates of a course or program, and how one stands at each',
  request: { query: gatesQuery },
  responses: { ...problems, 200: json(list(gate), 'In their order.') },
})

const explainRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/milestones/{id}/explain',
  summary: 'What a gate asks for, and what of it is met',
  request: { params: gatePath, query: explainQuery },
  responses: { ...problems, 200: json(one(gate), 'Of oneself, or for instructors of one of their learners.') },
})

const submitRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/milestones/{id}/submit',
  summary: 'Hand something in',
  request: { params: gatePath, body: body(submitBody) },
  responses: {
    ...problems,
    409: problemJson('Locked, passed, waiting, used up or too early: the code says which, and nothing was changed.'),
    200: json(one(passed), 'It waits for an instructor. The same again changes nothing.'),
  },
})

const waiveRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/milestones/{id}/waive',
  summary: 'Let a learner pass without what it asks for',
  description:
    'For instructors and admins of the community, with a reason; the learner is told, and the audit log has it.',
  request: { params: gatePath, body: body(waiveBody) },
  responses: { ...problems, 409: problemJson('They have passed it already.'), 200: json(one(passed), 'Waived.') },
})

export const createGateRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(gatesRoute, async (c) => {
      const data = await readGates(deps, c.var.claims, c.req.valid('query'))
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(explainRoute, async (c) => {
      const data = await explainGate(deps, c.var.claims, c.req.valid('param').id, c.req.valid('query').user_id)
      return c.json({ data }, 200)
    })
    .openapi(submitRoute, async (c) => {
      const data = await submitEvidence(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(waiveRoute, async (c) => {
      const data = await waiveGate(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
