import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { achievementPath } from '../_contracts/achievements/catalogue.ts'
import { revokeBody, revoked } from '../_contracts/achievements/revoke.ts'
import { one } from '../_contracts/wire.ts'
import { awardHeader } from '../_contracts/xp/xp.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { revokeAchievement } from '../_services/achievements/revoke.ts'

const revokeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/{id}/revoke',
  summary: "Take a learner's award away, with what it paid",
  description:
    'For instructors and admins of the community. Needs an Idempotency-Key and a reason; the learner is told, and the audit log has it.',
  request: { params: achievementPath, headers: awardHeader, body: body(revokeBody) },
  responses: {
    ...problems,
    409: problemJson('It is not held, or this Idempotency-Key was used to take something else away.'),
    200: json(one(revoked), 'Taken away, now or before. Nothing gives it again.'),
  },
})

export const createRevokeRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(revokeRoute, async (c) => {
    const key = c.req.valid('header')['idempotency-key']
    const data = await revokeAchievement(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'), key)
    return c.json({ data }, 200)
  })
