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
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { awardXp } from '../_services/xp/award.ts'
import { readXpHistory } from '../_services/xp/history.ts'
import { readLevel } from '../_services/xp/read-level.ts'
import { readXpStats } from '../_services/xp/stats.ts'

const levelRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['XP'],
  path: '/xp/level',
  summary: 'Your XP, level and title, and the XP to the next level',
  ...refuses('not_found'),
  request: { query: inCommunity },
  responses: { ...problems, 200: json(one(level), 'Your level in this community.') },
})

const historyRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['XP'],
  path: '/xp/history',
  summary: 'Your XP ledger, entry by entry',
  ...refuses('not_found'),
  request: { query: historyQuery },
  responses: { ...problems, 200: json(list(xpEntry), 'Newest first.') },
})

const statsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['XP'],
  path: '/xp/stats',
  summary: 'Your XP by reason and by day',
  ...refuses('not_found'),
  request: { query: inCommunity },
  responses: { ...problems, 200: json(one(xpStats), 'Days are those of your own calendar.') },
})

const awardRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['XP'],
  path: '/xp/award',
  summary: 'Give XP by hand',
  description:
    'For instructors and admins of the community. Needs an Idempotency-Key and a reason; the audit log records both.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { headers: awardHeader, body: body(awardBody) },
  responses: {
    ...problems,
    409: problemJson('This Idempotency-Key was used to give something else.'),
    200: json(one(awarded), 'The award, by this request or an earlier one with the same key, with what it reached.'),
  },
})

export function createXpRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(levelRoute, async (c) => {
      const data = await readLevel(context(c), c.req.valid('query').community)
      return c.json({ data }, 200)
    })
    .openapi(historyRoute, async (c) => {
      const { data, next } = await readXpHistory(context(c), c.req.valid('query'))
      return c.json({ data, page: { next } }, 200)
    })
    .openapi(statsRoute, async (c) => {
      const data = await readXpStats(context(c), c.req.valid('query').community)
      return c.json({ data }, 200)
    })
    .openapi(awardRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const data = await awardXp(context(c), { ...c.req.valid('json'), key })
      return c.json({ data }, 200)
    })
}
