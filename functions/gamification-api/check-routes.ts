import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { checkBody, checked, installBody, installed } from '../_contracts/achievements/check.ts'
import { oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { checkMyAchievements } from '../_services/achievements/check.ts'
import { installPack } from '../_services/achievements/install-pack.ts'

const checkRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Achievements'],
  path: '/achievements/check',
  operationId: 'checkAchievements',
  summary: 'Award the achievements that your history already meets',
  description:
    'Does at once what the background does by itself later. Rules with time windows or leaderboards are evaluated once a day.',
  ...refuses('no_community', 'not_found'),
  request: { body: body(checkBody) },
  responses: { ...problems, 200: json(oneOfCommunity(checked), 'What this request awarded; a repeat awards nothing.') },
})

const initializeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Achievements'],
  path: '/achievements/initialize',
  operationId: 'installPack',
  summary: 'Add a pack of achievements to a community',
  description:
    'For admins of the community. The background then awards what the histories of its learners already meet.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { body: body(installBody) },
  responses: {
    ...problems,
    200: json(oneOfCommunity(installed), 'The community has the pack, by this request or an earlier one.'),
  },
})

export function createCheckRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(checkRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const data = await checkMyAchievements(context(c), community)
      return c.json({ community, data }, 200)
    })
    .openapi(initializeRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const data = await installPack(context(c), { ...c.req.valid('json'), community })
      return c.json({ community, data }, 200)
    })
}
