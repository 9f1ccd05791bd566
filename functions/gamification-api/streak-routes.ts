import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { freezeBody, streaks, visitBody } from '../_contracts/streaks/streaks.ts'
import { one } from '../_contracts/wire.ts'
import { inCommunity } from '../_contracts/xp/xp.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { protectToday } from '../_services/streaks/freeze.ts'
import { readStreaks } from '../_services/streaks/status.ts'
import { recordVisit } from '../_services/streaks/visit.ts'

const statusRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/streaks/status',
  summary: "One's streaks today, and the calendar behind them",
  request: { query: inCommunity },
  responses: { ...problems, 200: json(one(streaks), 'From dates alone: no nightly job has to have run.') },
})

const updateRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/streaks/update',
  summary: 'Somebody opens the site',
  request: { body: body(visitBody) },
  responses: { ...problems, 200: json(one(streaks), 'Counted once per local day.') },
})

const freezeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/streaks/freeze',
  summary: 'Protect today with a freeze',
  request: { body: body(freezeBody) },
  responses: {
    ...problems,
    409: problemJson('None is left, or there is nothing to protect.'),
    200: json(one(streaks), 'Protected, now or before.'),
  },
})

export const createStreakRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(statusRoute, async (c) => {
      const data = await readStreaks(deps, c.var.claims, c.req.valid('query').community)
      return c.json({ data }, 200)
    })
    .openapi(updateRoute, async (c) => {
      const data = await recordVisit(deps, deps.recorder, c.var.claims, c.req.valid('json').community)
      return c.json({ data }, 200)
    })
    .openapi(freezeRoute, async (c) => {
      const data = await protectToday(deps, c.var.claims, c.req.valid('json'))
      return c.json({ data }, 200)
    })
