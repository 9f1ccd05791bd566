import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { freezeBody, streaks, visitBody } from '../_contracts/streaks/streaks.ts'
import { oneOfCommunity } from '../_contracts/wire.ts'
import { inCommunity } from '../_contracts/xp/xp.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { HOURS } from '../_http/response-cache.ts'
import { body, cached, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { protectToday } from '../_services/streaks/freeze.ts'
import { readStreaks } from '../_services/streaks/status.ts'
import { recordVisit } from '../_services/streaks/visit.ts'

const statusRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS, { changesWithDay: true }),
  method: 'get',
  tags: ['Streaks'],
  path: '/streaks/status',
  operationId: 'getStreaks',
  summary: 'Get your streaks today, with their calendar',
  description: 'There are two: days on which you opened the site, and days on which you learned.',
  ...refuses('no_community', 'not_found'),
  request: { query: inCommunity },
  responses: {
    ...problems,
    200: json(oneOfCommunity(streaks), 'Computed from dates when it is read, so no nightly job has to have run.'),
  },
})

const updateRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Streaks'],
  path: '/streaks/update',
  operationId: 'recordVisit',
  summary: 'Record a daily visit',
  description: 'The site sends this when you open it. Only the first visit of your local day counts.',
  ...refuses('no_community', 'not_found'),
  request: { body: body(visitBody) },
  responses: { ...problems, 200: json(oneOfCommunity(streaks), 'Counted once per local day.') },
})

const freezeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Streaks'],
  path: '/streaks/freeze',
  operationId: 'freezeStreak',
  summary: 'Protect today with a freeze',
  description:
    'Uses up one freeze, so that a day without learning does not break the streak. A repeat on the same day changes nothing.',
  ...refuses('no_community', 'not_allowed', 'not_found', 'not_protected'),
  request: { body: body(freezeBody) },
  responses: {
    ...problems,
    409: problemJson('No freeze is left, or there is nothing to protect.'),
    200: json(oneOfCommunity(streaks), 'Today is protected, by this request or an earlier one.'),
  },
})

export function createStreakRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(statusRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await readStreaks(context(c), community)
      return c.json({ community, data }, 200)
    })
    .openapi(updateRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const data = await recordVisit(context(c), community)
      return c.json({ community, data }, 200)
    })
    .openapi(freezeRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const data = await protectToday(context(c), { ...c.req.valid('json'), community })
      return c.json({ community, data }, 200)
    })
}
