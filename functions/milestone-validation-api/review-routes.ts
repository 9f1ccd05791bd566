import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { passed } from '../_contracts/gates.ts'
import { decideBody, reviewPath } from '../_contracts/reviews.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { decideSubmission } from '../_services/reviews/decide.ts'

const decideRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/reviews/{id}',
  summary: 'Approve what was handed in, or send it back with a reason',
  description: 'For instructors and admins of the community, never about oneself; the audit log has it.',
  request: { params: reviewPath, body: body(decideBody) },
  responses: {
    ...problems,
    409: problemJson('Somebody was faster. Nothing was changed.'),
    200: json(one(passed), 'Decided. The same decision again changes nothing.'),
  },
})

export const createReviewRoutes = ({ taking }: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(decideRoute, async (c) => {
    const data = await decideSubmission(taking, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
    return c.json({ data }, 200)
  })
