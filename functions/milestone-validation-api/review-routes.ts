import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { passed } from '../_contracts/gates/gates.ts'
import { claimBody, decideBody, reviewPage, reviewPath, reviewsQuery, submission } from '../_contracts/gates/reviews.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { claimSubmission } from '../_services/gates/claim-review.ts'
import { decideSubmission } from '../_services/gates/decide-review.ts'
import { readReviews, readSubmission } from '../_services/gates/read-reviews.ts'

const reviewsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Reviews'],
  path: '/reviews',
  operationId: 'listSubmissions',
  summary: 'List submissions to review',
  description:
    'For instructors and admins of the community. Open submissions come oldest first, decided ones newest first; your own are left out.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: reviewsQuery },
  responses: { ...problems, 200: json(reviewPage, 'With the number of open submissions, by course and program.') },
})

const reviewRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Reviews'],
  path: '/reviews/{id}',
  operationId: 'getSubmission',
  summary: 'Get a submission with the learner’s earlier ones at the same gate',
  description: 'For instructors and admins of its community.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: reviewPath },
  responses: { ...problems, 200: json(one(submission), 'As it is now.') },
})

const claimRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Reviews'],
  path: '/reviews/{id}/claim',
  operationId: 'claimSubmission',
  summary: 'Claim a submission, so that no other instructor reviews it at the same time',
  description: 'The claim lasts fifteen minutes; claiming again renews it, `release` ends it.',
  ...refuses('already_decided', 'claimed', 'not_allowed', 'not_found'),
  request: { params: reviewPath, body: body(claimBody) },
  responses: {
    ...problems,
    409: problemJson(
      'Another instructor has claimed it (`errors` names them, and until when), or it is decided already.',
    ),
    200: json(one(submission), 'Claimed or released.'),
  },
})

const decideRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Reviews'],
  path: '/reviews/{id}',
  operationId: 'decideSubmission',
  summary: 'Approve a submission, or send it back with a reason',
  description:
    'For instructors and admins of the community, never about themselves. The audit log gets an entry. A gate for the learner’s own work (`skill_demonstration`) is approved only once they have handed in text or a link.',
  ...refuses(
    'already_decided',
    'already_validated',
    'claimed',
    'conflict',
    'not_allowed',
    'not_found',
    'nothing_handed_in',
  ),
  request: { params: reviewPath, body: body(decideBody) },
  responses: {
    ...problems,
    409: problemJson(
      'Another instructor decided first, or has claimed it, or there is no work to approve. Nothing was changed.',
    ),
    200: json(one(passed), 'Decided. The same decision again changes nothing.'),
  },
})

export const createReviewRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(reviewsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json(await readReviews(context(c), { ...c.req.valid('query'), community }), 200)
    })
    .openapi(reviewRoute, async (c) => {
      const data = await readSubmission(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(claimRoute, async (c) => {
      const data = await claimSubmission(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(decideRoute, async (c) => {
      const data = await decideSubmission(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
}
