import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { inCommunity } from '../_contracts/achievements/detail.ts'
import { catalogueEntry, definition, earnedEntry } from '../_contracts/achievements/catalogue.ts'
import { listOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { cached, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { DAYS, HOURS, MINUTES } from '../_http/response-cache.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listDefinitions } from '../_services/achievements/list-definitions.ts'
import { listEarned } from '../_services/achievements/list-earned.ts'
import { listProgress } from '../_services/achievements/list-progress.ts'

const definitionsRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * DAYS),
  method: 'get',
  tags: ['Achievements'],
  path: '/achievements',
  operationId: 'listAchievements',
  summary: 'List the achievements of a community',
  description: 'Without your awards and progress, so it rarely changes.',
  ...refuses('no_community', 'not_found'),
  request: { query: inCommunity },
  responses: {
    ...problems,
    200: json(
      listOfCommunity(definition),
      'Pack by pack. A secret you have not earned shows neither its name nor its rule.',
    ),
  },
})

const earnedRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS),
  method: 'get',
  tags: ['Achievements'],
  path: '/achievements/user',
  operationId: 'listEarnedAchievements',
  summary: 'List the achievements you earned',
  description: 'Hidden awards are included, since they are yours.',
  ...refuses('no_community', 'not_found'),
  request: { query: inCommunity },
  responses: {
    ...problems,
    200: json(listOfCommunity(earnedEntry), 'Pack by pack, each achievement once, with the highest tier you hold.'),
  },
})

const progressRoute = createRoute({
  ...forSignedIn,
  ...cached(15 * MINUTES),
  method: 'get',
  tags: ['Achievements'],
  path: '/achievements/progress',
  operationId: 'listAchievementProgress',
  summary: 'List your progress toward achievements you can still earn',
  description: 'Secrets are left out.',
  ...refuses('no_community', 'not_found'),
  request: { query: inCommunity },
  responses: {
    ...problems,
    200: json(
      listOfCommunity(catalogueEntry),
      'The nearest to completion first. Achievements without progress in between are left out.',
    ),
  },
})

export function createAchievementRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(definitionsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listDefinitions(context(c), community)
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(earnedRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listEarned(context(c), community)
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(progressRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listProgress(context(c), community)
      return c.json({ community, data, page: { next: null } }, 200)
    })
}
