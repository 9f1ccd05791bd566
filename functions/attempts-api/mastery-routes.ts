import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { mastery, masteryOfLearners, masteryOfLearnersQuery, masteryQuery } from '../_contracts/mastery/mastery.ts'
import { readiness } from '../_contracts/readiness/readiness.ts'
import { testPath } from '../_contracts/tests/tests.ts'
import { one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses, withEtag } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { readMasteryOfLearners } from '../_services/mastery/of-learners.ts'
import { readMastery } from '../_services/mastery/read.ts'
import { readReadiness } from '../_services/readiness/read.ts'

const masteryRoute = createRoute({
  ...forSignedIn,
  ...withEtag,
  method: 'get',
  tags: ['Mastery'],
  path: '/mastery',
  operationId: 'getMastery',
  summary: 'Get how well you master each topic, and what lifts it',
  description: 'From your finished tests and practice sessions. A moment after a finish it says what that changed.',
  ...refuses('no_community', 'not_found'),
  request: { query: masteryQuery },
  responses: { ...problems, 200: json(oneOfCommunity(mastery), 'The topics and the tests that ask them.') },
})

const readinessRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Mastery'],
  path: '/tests/{id}/readiness',
  operationId: 'getReadiness',
  summary: 'Get what an exam on a live test would come to for you now',
  description: 'It predicts this exam and nobody else’s. What it says is kept: the next exam scores it.',
  ...refuses('not_found', 'read_only'),
  request: { params: testPath },
  responses: { ...problems, 200: json(one(readiness), 'The prediction, or what is missing to it.') },
})

const learnersRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Mastery'],
  path: '/mastery/learners',
  operationId: 'listMastery',
  summary: 'List how well the students of a community master its topics',
  description: 'For instructors and admins of the community. Whoever needs help most comes first.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: masteryOfLearnersQuery },
  responses: { ...problems, 200: json(masteryOfLearners, 'A page of students, and the topics over all of them.') },
})

export function createMasteryRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(masteryRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await readMastery(context(c), { community }) }, 200)
    })
    .openapi(readinessRoute, async (c) => {
      return c.json({ data: await readReadiness(context(c), c.req.valid('param').id) }, 200)
    })
    .openapi(learnersRoute, async (c) => {
      const query = c.req.valid('query')
      const community = await choose(c, query.community)
      return c.json(await readMasteryOfLearners(context(c), { ...query, community }), 200)
    })
}
