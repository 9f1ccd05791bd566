import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { achievementPath } from '../_contracts/achievements/catalogue.ts'
import { revokeBody, revoked } from '../_contracts/achievements/revoke.ts'
import { oneOfCommunity } from '../_contracts/wire.ts'
import { awardHeader } from '../_contracts/xp/xp.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { revocationId, revokeAchievement } from '../_services/achievements/revoke.ts'

const revokeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Awards'],
  path: '/{id}/revoke',
  operationId: 'revokeAchievement',
  summary: "Revoke a learner's award and take back the XP it paid",
  description:
    'For instructors and admins of the community. Needs an Idempotency-Key and a reason; the learner is notified, and the audit log records it.',
  ...refuses('conflict', 'no_community', 'not_allowed', 'not_found', 'not_held'),
  request: { params: achievementPath, headers: awardHeader, body: body(revokeBody) },
  responses: {
    ...problems,
    409: problemJson('The learner does not hold the award, or this Idempotency-Key was used for another revocation.'),
    200: json(
      oneOfCommunity(revoked),
      'The award is revoked, by this request or an earlier one, and cannot be earned again.',
    ),
  },
})

export function createRevokeRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(revokeRoute, async (c) => {
    const achievement = c.req.valid('param').id
    const key = c.req.valid('header')['idempotency-key']
    const { community: named, user_id } = c.req.valid('json')
    const community = await choose(c, named, { learner: user_id, idIn: revocationId(c.var.claims, key) })
    const data = await revokeAchievement(context(c), { achievement, key, ...c.req.valid('json'), community })
    return c.json({ community, data }, 200)
  })
}
