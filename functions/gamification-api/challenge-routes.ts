import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  challenge,
  challengeBody,
  challengePath,
  challengesQuery,
  changeChallengeBody,
  joinTeamBody,
} from '../_contracts/challenges/challenges.ts'
import { listOfCommunity, one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeChallenge, deleteChallenge, endChallenge } from '../_services/challenges/change.ts'
import { createChallenge } from '../_services/challenges/create.ts'
import { joinTeam } from '../_services/challenges/join-team.ts'
import { listChallenges } from '../_services/challenges/list.ts'

const ofChallenges = { ...forSignedIn, tags: ['Challenges'] }

const listRoute = createRoute({
  ...ofChallenges,
  method: 'get',
  path: '/challenges',
  operationId: 'listChallenges',
  summary: 'List the challenges of a community, with your progress',
  description:
    'Those that run or come, and the last 20 that are over. A worker follows what you do within a second or two.',
  ...refuses('no_community', 'not_found'),
  request: { query: challengesQuery },
  responses: { ...problems, 200: json(listOfCommunity(challenge), 'By their first day.') },
})

const createRouteOf = createRoute({
  ...ofChallenges,
  method: 'post',
  path: '/challenges',
  operationId: 'createChallenge',
  summary: 'Make a challenge',
  description:
    'For instructors and admins. Its criteria are asked of what a learner does from its first to its last day, on their own calendar. Without teams, everybody takes part.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { body: body(challengeBody) },
  responses: { ...problems, 201: json(oneOfCommunity(challenge), 'Made.') },
})

const changeRoute = createRoute({
  ...ofChallenges,
  method: 'patch',
  path: '/challenges/{id}',
  operationId: 'changeChallenge',
  summary: 'Change the words of a challenge',
  description: 'Its days and what it asks for stay: learners have begun with them.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: challengePath, body: body(changeChallengeBody) },
  responses: { ...problems, 200: json(one(challenge), 'As it is now.') },
})

const endRoute = createRoute({
  ...ofChallenges,
  method: 'post',
  path: '/challenges/{id}/end',
  operationId: 'endChallenge',
  summary: 'End a challenge now',
  description: 'Whoever met it has met it. A repeat changes nothing.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: challengePath },
  responses: { ...problems, 200: json(one(challenge), 'It is over.') },
})

const deleteRoute = createRoute({
  ...ofChallenges,
  method: 'delete',
  path: '/challenges/{id}',
  operationId: 'deleteChallenge',
  summary: 'Delete a challenge that has not begun',
  description: 'One that has begun in any zone can be ended instead.',
  ...refuses('challenge_begun', 'not_allowed', 'not_found'),
  request: { params: challengePath },
  responses: {
    ...problems,
    409: problemJson('It has begun: end it instead.'),
    204: { description: 'It is gone.' },
  },
})

const joinRoute = createRoute({
  ...ofChallenges,
  method: 'put',
  path: '/challenges/{id}/team',
  operationId: 'joinTeam',
  summary: 'Join a team of a challenge',
  description: 'Once, for good. What you did since the challenge began counts. A repeat changes nothing.',
  ...refuses('challenge_over', 'not_found', 'team_chosen'),
  request: { params: challengePath, body: body(joinTeamBody) },
  responses: {
    ...problems,
    409: problemJson('The challenge is over, or you have joined another team.'),
    200: json(one(challenge), 'You are in the team.'),
  },
})

/** Challenges of a community. */
export function createChallengeRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await listChallenges(context(c), community), page: { next: null } }, 200)
    })
    .openapi(createRouteOf, async (c) => {
      const body = c.req.valid('json')
      const community = await choose(c, body.community)
      return c.json({ community, data: await createChallenge(context(c), { ...body, community }) }, 201)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeChallenge(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(endRoute, async (c) => c.json({ data: await endChallenge(context(c), c.req.valid('param').id) }, 200))
    .openapi(deleteRoute, async (c) => {
      await deleteChallenge(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(joinRoute, async (c) => {
      const data = await joinTeam(context(c), { ...c.req.valid('json'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
}
