import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { action, actionHeader, batchBody, batchItem, MAX_ACTIONS, recorded } from '../_contracts/gates/actions.ts'
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { problemBody } from '../_http/problem.ts'
import { body, forSignedIn, json, problems } from '../_http/routes.ts'
import { toProblem } from '../_http/to-problem.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { recordAction } from '../_services/gates/record-action.ts'
import { recordBatch } from '../_services/gates/record-actions.ts'

const actionRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/',
  summary: 'Record what somebody did, and learn what came of it',
  description:
    'Learners report for themselves what nobody else can know: lessons, WODs, scenarios, study. Anything else, and for others, is for instructors.',
  request: { headers: actionHeader, body: body(action) },
  responses: { ...problems, 200: json(one(recorded), 'Recorded, now or before.') },
})

const batchRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/batch',
  summary: `Record up to ${MAX_ACTIONS} actions`,
  request: { body: body(batchBody) },
  responses: {
    ...problems,
    200: json(list(batchItem), 'An answer to each, in their order; what is refused stops nothing.'),
  },
})

export const createActionRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(actionRoute, async (c) => {
      const asked = c.req.valid('json')
      const key = asked.key ?? c.req.valid('header')['idempotency-key']
      const data = await recordAction(deps, c.var.claims, { ...asked, key })
      return c.json({ data }, 200)
    })
    .openapi(batchRoute, async (c) => {
      const data = await recordBatch(deps, c.var.claims, c.req.valid('json').actions, (error) =>
        problemBody(toProblem(error)),
      )
      return c.json({ data, page: { next: null } }, 200)
    })
