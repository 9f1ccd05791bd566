import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { inCommunity } from '../_contracts/achievements/detail.ts'
import { catalogueEntry, definition, earnedEntry } from '../_contracts/achievements/catalogue.ts'
import { list } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, kept, problems } from '../_http/routes.ts'
import { DAYS, HOURS, MINUTES } from '../_http/response-cache.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listDefinitions } from '../_services/achievements/list-definitions.ts'
import { listEarned } from '../_services/achievements/list-earned.ts'
import { listProgress } from '../_services/achievements/list-progress.ts'

const definitionsRoute = createRoute({
  ...forSignedIn,
  ...kept(1 * DAYS),
  method: 'get',
  path: '/achievements',
  summary: 'What can be earned in a community',
  request: { query: inCommunity },
  responses: { ...problems, 200: json(list(definition), 'Pack by pack; secrets are sealed.') },
})

const earnedRoute = createRoute({
  ...forSignedIn,
  ...kept(1 * HOURS),
  method: 'get',
  path: '/achievements/user',
  summary: 'What one earned there',
  request: { query: inCommunity },
  responses: { ...problems, 200: json(list(earnedEntry), 'Pack by pack, each once, with its highest tier.') },
})

const progressRoute = createRoute({
  ...forSignedIn,
  ...kept(15 * MINUTES),
  method: 'get',
  path: '/achievements/progress',
  summary: 'How far one is with what can still be earned',
  request: { query: inCommunity },
  responses: { ...problems, 200: json(list(catalogueEntry), 'The nearest first; without what has no half.') },
})

export const createAchievementRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(definitionsRoute, async (c) => {
      const data = await listDefinitions(deps, c.var.claims, c.req.valid('query').community)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(earnedRoute, async (c) => {
      const data = await listEarned(deps.db, c.var.claims, c.req.valid('query').community)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(progressRoute, async (c) => {
      const data = await listProgress(deps, c.var.claims, c.req.valid('query').community)
      return c.json({ data, page: { next: null } }, 200)
    })
