import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { one } from '../_contracts/wire.ts'
import { inCommunity, level } from '../_contracts/xp.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { readLevel } from '../_services/xp/read-level.ts'

const levelRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/xp/level',
  summary: 'XP, level and title, and how far it is to the next',
  request: { query: inCommunity },
  responses: { ...problems, 200: json(one(level), "One's own, in this community.") },
})

export const createXpRoutes = ({ db }: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid }).openapi(levelRoute, async (c) => {
    const data = await readLevel(db, c.var.claims, c.req.valid('query').community)
    return c.json({ data }, 200)
  })
