import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { attemptPath } from '../_contracts/attempts/attempts.ts'
import {
  missedTopic,
  resourceDetail,
  resourcePath,
  resourcesPage,
  resourcesQuery,
  topicOfCommunity,
  topicsQuery,
} from '../_contracts/resources/listing.ts'
import { listOfCommunity, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { HOURS } from '../_http/response-cache.ts'
import { cached, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listResourcesForAttempt } from '../_services/resources/list-for-attempt.ts'
import { listTopics } from '../_services/resources/list-topics.ts'
import { listResources } from '../_services/resources/list.ts'
import { readResource } from '../_services/resources/read.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Resources'],
  path: '/resources',
  operationId: 'listResources',
  summary: 'List what a community recommends to learn from',
  description:
    'For members of the community. The most useful come first; `choices` counts what each filter would list.',
  ...refuses('no_community', 'not_found'),
  request: { query: resourcesQuery },
  responses: { ...problems, 200: json(resourcesPage, 'With what you saved, have done and find useful.') },
})

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Resources'],
  path: '/resources/{id}',
  operationId: 'getResource',
  summary: 'Get a resource',
  description: 'One that is listed, or your own suggestion; instructors and admins also get all others.',
  ...refuses('not_found'),
  request: { params: resourcePath },
  responses: { ...problems, 200: json(one(resourceDetail), 'With what you marked.') },
})

const topicsRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS),
  method: 'get',
  tags: ['Resources'],
  path: '/topics',
  operationId: 'listTopics',
  summary: 'List the topics of a community',
  description: 'What its live tests ask about and what its resources are about, for members of the community.',
  ...refuses('no_community', 'not_found'),
  request: { query: topicsQuery },
  responses: { ...problems, 200: json(listOfCommunity(topicOfCommunity), 'By category.') },
})

const attemptRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Resources'],
  path: '/attempts/{id}',
  operationId: 'listResourcesForAttempt',
  summary: 'List what helps with the topics that an attempt missed',
  description:
    'For one of your finished attempts: up to three resources for each topic with a wrong answer, of a level that fits, the most useful first.',
  ...refuses('attempt_abandoned', 'attempt_unfinished', 'not_found', 'read_only'),
  request: { params: attemptPath },
  responses: {
    ...problems,
    200: json(one(z.array(missedTopic)), 'The topic with the most missed questions first.'),
    409: problemJson('The attempt is not finished, or was given up.'),
  },
})

/** What there is to learn from. */
export const createListRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const listed = await listResources(context(c), { ...c.req.valid('query'), community })
      return c.json({ community, ...listed }, 200)
    })
    .openapi(readRoute, async (c) => {
      const data = await readResource(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(topicsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listTopics(context(c), community)
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(attemptRoute, async (c) => {
      const data = await listResourcesForAttempt(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
}
