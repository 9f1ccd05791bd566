import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { action, actionHeader, batchBody, batchItem, MAX_ACTIONS, recorded } from '../_contracts/gates/actions.ts'
import { list, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { problemBody } from '../_http/problem.ts'
import { body, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { toProblem } from '../_http/to-problem.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { recordAction } from '../_services/gates/record-action.ts'
import { recordActions } from '../_services/gates/record-actions.ts'

const actionRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Actions'],
  path: '/',
  operationId: 'recordAction',
  summary: 'Record what a learner did, and get what it earned',
  description:
    'Learners report for themselves what the server cannot know: lessons, WODs, scenarios, study. Instructors report anything else, and for their learners.',
  ...refuses('implausible', 'no_community', 'not_allowed', 'not_found', 'not_reportable', 'unknown_event_type'),
  request: { headers: actionHeader, body: body(action) },
  responses: { ...problems, 200: json(oneOfCommunity(recorded), 'Recorded now, or recorded before.') },
})

const batchRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Actions'],
  path: '/batch',
  operationId: 'recordActions',
  summary: `Record up to ${MAX_ACTIONS} actions`,
  description: 'The same as one by one, in their order. Each action may name its own community.',
  request: { body: body(batchBody) },
  responses: {
    ...problems,
    200: json(list(batchItem), 'One answer per action, in order. A refused action does not stop the others.'),
  },
})

export const createActionRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(actionRoute, async (c) => {
      const body = c.req.valid('json')
      const key = body.key ?? c.req.valid('header')['idempotency-key']
      const { community, result: data } = await recordAction(context(c), { ...body, key })
      return c.json({ community, data }, 200)
    })
    .openapi(batchRoute, async (c) => {
      const toRefusal = (error: unknown) => problemBody(toProblem(error))
      const data = await recordActions(context(c), { ...c.req.valid('json'), toProblem: toRefusal })
      return c.json({ data, page: { next: null } }, 200)
    })
}
