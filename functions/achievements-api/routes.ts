import { createRoute } from '@hono/zod-openapi'
import { achievementDetail, inCommunity } from '../_contracts/achievements/detail.ts'
import {
  achievementPath,
  award,
  catalogueEntry,
  catalogueQuery,
  showBody,
} from '../_contracts/achievements/catalogue.ts'
import { achievementStats } from '../_contracts/achievements/stats.ts'
import { list, one } from '../_contracts/wire.ts'
import { body, forSignedIn, json, kept, problemJson, problems } from '../_http/routes.ts'
import { MINUTES } from '../_http/response-cache.ts'

export const catalogueRoute = createRoute({
  ...forSignedIn,
  ...kept(15 * MINUTES),
  method: 'get',
  path: '/',
  summary: 'What can be earned in a community, and how far one is',
  request: { query: catalogueQuery },
  responses: { ...problems, 200: json(list(catalogueEntry), 'Pack by pack; secrets are sealed.') },
})

export const showRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/mine/{id}',
  summary: 'Show, hide or feature what one earned',
  request: { params: achievementPath, body: body(showBody) },
  responses: {
    ...problems,
    200: json(one(award), 'How it is shown now.'),
    409: problemJson('Three are featured already, or it is hidden.'),
  },
})

export const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/{id}',
  summary: 'An achievement, its rule in plain words, and why one has it',
  request: { params: achievementPath, query: inCommunity },
  responses: { ...problems, 200: json(one(achievementDetail), 'With every version its rule had.') },
})

export const statsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/stats',
  summary: 'How achievements are earned in a community, for instructors',
  request: { query: inCommunity },
  responses: { ...problems, 200: json(list(achievementStats), 'The most popular first.') },
})
