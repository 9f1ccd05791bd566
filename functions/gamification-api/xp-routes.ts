import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { list, one } from '../_contracts/wire.ts'
import {
  awardBody,
  awarded,
  awardHeader,
  historyQuery,
  inCommunity,
  level,
  xpEntry,
  xpStats,
} from '../_contracts/xp/xp.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { awardXp } from '../_services/xp/award.ts'
import { readXpHistory } from '../_services/xp/history.ts'
import { readLevel } from '../_services/xp/read-level.ts'
import { readXpStats } from '../_services/xp/stats.ts'

const levelRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/xp/level',
  summary: 'XP, level and title, and how far it is to the next',
  request: { query: inCommunity },
  responses: { ...problems, 200: json(one(level), "One's own, in this community.") },
})

const historyRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/xp/history',
  summary: 'What paid XP, entry by entry',
  request: { query: historyQuery },
  responses: { ...problems, 200: json(list(xpEntry), 'The newest first.') },
})

const statsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/xp/stats',
  summary: 'What XP are made of, and how they came day by day',
  request: { query: inCommunity },
  responses: { ...problems, 200: json(one(xpStats), "Days are those of one's own calendar.") },
})

const awardRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/xp/award',
  summary: 'Give XP by hand',
  description:
    'For instructors and admins of the community. Needs an Idempotency-Key and a reason; the audit log has it.',
  request: { headers: awardHeader, body: body(awardBody) },
  responses: {
    ...problems,
    409: problemJson('This Idempotency-Key was used to give something else.'),
    200: json(one(awarded), 'Given, now or before, with what that reached.'),
  },
})

export const createXpRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(levelRoute, async (c) => {
      const data = await readLevel(deps.db, c.var.claims, c.req.valid('query').community)
      return c.json({ data }, 200)
    })
    .openapi(historyRoute, async (c) => {
      const { data, next } = await readXpHistory(deps.db, c.var.claims, c.req.valid('query'))
      return c.json({ data, page: { next } }, 200)
    })
    .openapi(statsRoute, async (c) => {
      const data = await readXpStats(deps, c.var.claims, c.req.valid('query').community)
      return c.json({ data }, 200)
    })
    .openapi(awardRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const data = await awardXp(deps, c.var.claims, c.req.valid('json'), key)
      return c.json({ data }, 200)
    })
