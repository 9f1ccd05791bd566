import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { explainQuery, gate, gatePath, gatesQuery, passed, submitBody, waiveBody } from '../_contracts/gates/gates.ts'
import { listOfCommunity, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { explainGate, readGates } from '../_services/gates/read.ts'
import { submitEvidence } from '../_services/gates/submit.ts'
import { waiveGate } from '../_services/gates/waive.ts'

const gatesRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Gates'],
  path: '/milestones',
  operationId: 'listGates',
  summary: 'List the gates of a course or program and how a learner stands at each',
  description: 'For members. Instructors can read the gates for one of their learners with `user_id`.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: gatesQuery },
  responses: { ...problems, 200: json(listOfCommunity(gate), 'In order.') },
})

const explainRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Gates'],
  path: '/milestones/{id}/explain',
  operationId: 'explainGate',
  summary: 'Explain a gate: its conditions, and which of them are met',
  description: 'Each condition comes with your progress.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: gatePath, query: explainQuery },
  responses: { ...problems, 200: json(one(gate), 'For yourself; instructors can read it for one of their learners.') },
})

const submitRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Gates'],
  path: '/milestones/{id}/submit',
  operationId: 'submitEvidence',
  summary: 'Submit evidence at a gate',
  description: 'Text, links or both, for an instructor to review.',
  ...refuses(
    'already_submitted',
    'already_validated',
    'attempts_used_up',
    'conflict',
    'gate_locked',
    'not_allowed',
    'not_found',
    'not_handed_in',
    'too_early',
  ),
  request: { params: gatePath, body: body(submitBody) },
  responses: {
    ...problems,
    409: problemJson('Locked, passed, waiting, used up or too early: `code` says which. Nothing was changed.'),
    200: json(one(passed), 'It waits for an instructor. Submitting the same again changes nothing.'),
  },
})

const waiveRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Gates'],
  path: '/milestones/{id}/waive',
  operationId: 'waiveGate',
  summary: 'Let a learner pass a gate without meeting its conditions',
  description:
    'For instructors and admins of the community, with a reason. The learner gets a notification, the audit log an entry.',
  ...refuses('already_validated', 'conflict', 'not_allowed', 'not_found'),
  request: { params: gatePath, body: body(waiveBody) },
  responses: { ...problems, 409: problemJson('The learner has passed it already.'), 200: json(one(passed), 'Waived.') },
})

export const createGateRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(gatesRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await readGates(context(c), { ...c.req.valid('query'), community })
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(explainRoute, async (c) => {
      const data = await explainGate(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.json({ data }, 200)
    })
    .openapi(submitRoute, async (c) => {
      const data = await submitEvidence(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(waiveRoute, async (c) => {
      const data = await waiveGate(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
