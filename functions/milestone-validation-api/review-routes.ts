import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { passed } from '../_contracts/gates/gates.ts'
import { claimBody, decideBody, reviewPage, reviewPath, reviewsQuery, submission } from '../_contracts/gates/reviews.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { claimSubmission } from '../_services/gates/claim-review.ts'
import { decideSubmission } from '../_services/gates/decide-review.ts'
import { readReviews, readSubmission } from '../_services/gates/read-reviews.ts'

const reviewsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/reviews',
  summary: 'What was handed in, for who decides about it',
  description:
    'For instructors and admins of the community. What waits comes the oldest first, what was decided the newest first; one’s own is for others.',
  request: { query: reviewsQuery },
  responses: { ...problems, 200: json(reviewPage, 'With how much is open, by course and program.') },
})

const reviewRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/reviews/{id}',
  summary: 'One of them, with what the learner handed in there before',
  request: { params: reviewPath },
  responses: { ...problems, 200: json(one(submission), 'As it is at this moment.') },
})

const claimRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/reviews/{id}/claim',
  summary: 'Take it to read, so that nobody else does the same work',
  description: 'For fifteen minutes; claiming it again renews. With `release` it is given back.',
  request: { params: reviewPath, body: body(claimBody) },
  responses: {
    ...problems,
    409: problemJson('Somebody else is reading it (`errors` says who, and until when), or it is decided already.'),
    200: json(one(submission), 'Yours for a while, or free again.'),
  },
})

const decideRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/reviews/{id}',
  summary: 'Approve what was handed in, or send it back with a reason',
  description: 'For instructors and admins of the community, never about oneself; the audit log has it.',
  request: { params: reviewPath, body: body(decideBody) },
  responses: {
    ...problems,
    409: problemJson('Somebody was faster, or is reading it. Nothing was changed.'),
    200: json(one(passed), 'Decided. The same decision again changes nothing.'),
  },
})

export const createReviewRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(reviewsRoute, async (c) => c.json(await readReviews(deps, c.var.claims, c.req.valid('query')), 200))
    .openapi(reviewRoute, async (c) => {
      const data = await readSubmission(deps, c.var.claims, c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(claimRoute, async (c) => {
      const data = await claimSubmission(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(decideRoute, async (c) => {
      const data = await decideSubmission(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
