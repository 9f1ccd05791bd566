import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { listOfCommunity, oneOfCommunity } from '../_contracts/wire.ts'
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
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { HOURS } from '../_http/response-cache.ts'
import { body, cached, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { awardXp, MOST_A_DAY, xpAwardId } from '../_services/xp/award.ts'
import { readXpHistory } from '../_services/xp/history.ts'
import { readLevel } from '../_services/xp/read-level.ts'
import { readXpStats } from '../_services/xp/stats.ts'

const levelRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS),
  method: 'get',
  tags: ['XP'],
  path: '/xp/level',
  operationId: 'getLevel',
  summary: 'Get your XP, level and title, and the XP to the next level',
  description: 'XP are counted in each community on their own.',
  ...refuses('no_community', 'not_found'),
  request: { query: inCommunity },
  responses: { ...problems, 200: json(oneOfCommunity(level), 'Your level in this community.') },
})

const historyRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['XP'],
  path: '/xp/history',
  operationId: 'listXpHistory',
  summary: 'List your XP history, entry by entry',
  description: 'The sum of all entries is your total.',
  ...refuses('no_community', 'not_found'),
  request: { query: historyQuery },
  responses: { ...problems, 200: json(listOfCommunity(xpEntry), 'Newest first.') },
})

const statsRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS, { changesWithDay: true }),
  method: 'get',
  tags: ['XP'],
  path: '/xp/stats',
  operationId: 'getXpStats',
  summary: 'Get your XP by reason and by day',
  description: 'For the last 30 days, and in total.',
  ...refuses('no_community', 'not_found'),
  request: { query: inCommunity },
  responses: { ...problems, 200: json(oneOfCommunity(xpStats), 'Days are those of your own calendar.') },
})

const awardRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['XP'],
  path: '/xp/award',
  operationId: 'awardXp',
  summary: 'Give XP by hand',
  description: `For instructors and admins of the community, and never for themselves. One person can give up to ${MOST_A_DAY} XP a day (UTC). Needs an Idempotency-Key and a reason; the audit log records both.`,
  ...refuses('award_limit', 'conflict', 'no_community', 'not_allowed', 'not_found'),
  request: { headers: awardHeader, body: body(awardBody) },
  responses: {
    ...problems,
    409: problemJson(
      'This Idempotency-Key was already used for another award, or you have given as much as you can today.',
    ),
    200: json(
      oneOfCommunity(awarded),
      'The award, by this request or an earlier one with the same key, with what it reached.',
    ),
  },
})

export function createXpRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(levelRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await readLevel(context(c), community)
      return c.json({ community, data }, 200)
    })
    .openapi(historyRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const { data, next } = await readXpHistory(context(c), { ...c.req.valid('query'), community })
      return c.json({ community, data, page: { next } }, 200)
    })
    .openapi(statsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await readXpStats(context(c), community)
      return c.json({ community, data }, 200)
    })
    .openapi(awardRoute, async (c) => {
      const key = c.req.valid('header')['idempotency-key']
      const { community: named, user_id } = c.req.valid('json')
      const community = await choose(c, named, { learner: user_id, idIn: xpAwardId(c.var.claims, key) })
      const data = await awardXp(context(c), { ...c.req.valid('json'), key, community })
      return c.json({ community, data }, 200)
    })
}
