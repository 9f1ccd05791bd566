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
import { listOfCommunity, one, oneOfCommunity } from '../_contracts/wire.ts'
import { body, cached, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { MINUTES } from '../_http/response-cache.ts'

export const catalogueRoute = createRoute({
  ...forSignedIn,
  ...cached(15 * MINUTES),
  method: 'get',
  tags: ['Catalogue'],
  path: '/',
  operationId: 'listCatalog',
  summary: 'List the achievements of a community with your awards and progress',
  description: 'With `user_id` it lists only what that learner earned and shows to you.',
  ...refuses('no_community', 'not_found'),
  request: { query: catalogueQuery },
  responses: {
    ...problems,
    200: json(
      listOfCommunity(catalogueEntry),
      'Pack by pack. A secret you have not earned shows neither its name nor its rule.',
    ),
  },
})

export const showRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Awards'],
  path: '/mine/{id}',
  operationId: 'updateMyAward',
  summary: 'Show, hide or feature one of your awards',
  description:
    'A hidden award is seen by you and your instructors only. A featured one comes first on your public profile.',
  ...refuses('award_hidden', 'featured_full', 'not_allowed', 'not_found'),
  request: { params: achievementPath, body: body(showBody) },
  responses: {
    ...problems,
    200: json(one(award), 'How the award is shown now.'),
    409: problemJson('Three awards are featured already, or this one is hidden.'),
  },
})

export const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Catalogue'],
  path: '/{id}',
  operationId: 'getAchievement',
  summary: 'Get an achievement, its rule in plain words, and why you have it',
  description: 'A secret achievement that you have not earned is not found.',
  ...refuses('no_community', 'not_found'),
  request: { params: achievementPath, query: inCommunity },
  responses: { ...problems, 200: json(oneOfCommunity(achievementDetail), 'With every version of its rule.') },
})

export const statsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Authoring'],
  path: '/stats',
  operationId: 'getAchievementStats',
  summary: 'Get how often each achievement is earned',
  description: 'For instructors and admins of the community.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: inCommunity },
  responses: { ...problems, 200: json(listOfCommunity(achievementStats), 'The most earned first.') },
})
