import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { goalPath, goals, goalSettingsBody, goalsQuery } from '../_contracts/goals/goals.ts'
import { oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeGoalSettings } from '../_services/goals/change-settings.ts'
import { dismiss } from '../_services/goals/dismiss.ts'
import { readGoals } from '../_services/goals/read.ts'
import { swap } from '../_services/goals/swap.ts'

const ofGoals = { ...forSignedIn, tags: ['Goals'] }
const answer = (description: string) => ({ 200: json(oneOfCommunity(goals), description) })

const readRoute = createRoute({
  ...ofGoals,
  method: 'get',
  path: '/goals',
  operationId: 'getGoals',
  summary: 'Get your goals, with your progress',
  description:
    'Up to three, each for a week. They follow from what you usually do, and the first look of your day chooses them. Nothing happens when one runs out.',
  ...refuses('no_community', 'not_found', 'read_only'),
  request: { query: goalsQuery },
  responses: { ...problems, ...answer('Open goals, and those that were met today.') },
})

const swapRoute = createRoute({
  ...ofGoals,
  method: 'post',
  path: '/goals/{id}/swap',
  operationId: 'swapGoal',
  summary: 'Swap a goal for another one',
  description: 'At most three a day. A repeat changes nothing.',
  ...refuses('goal_ended', 'no_other_goal', 'not_found'),
  request: { params: goalPath },
  responses: {
    ...problems,
    409: problemJson('The goal is over, or there is no other today.'),
    ...answer('Your goals, with another one in its place.'),
  },
})

const dismissRoute = createRoute({
  ...ofGoals,
  method: 'post',
  path: '/goals/{id}/dismiss',
  operationId: 'dismissGoal',
  summary: 'Put a goal away',
  description: 'It does not come back today, and goals of its kind come less often. A repeat changes nothing.',
  ...refuses('not_found'),
  request: { params: goalPath },
  responses: { ...problems, ...answer('The goals that are left.') },
})

const settingsRoute = createRoute({
  ...ofGoals,
  method: 'put',
  path: '/goals/settings',
  operationId: 'changeGoalSettings',
  summary: 'Turn goals off in a community, or on again',
  description: 'Goals that are open stay as they are, and are shown again when goals are on.',
  ...refuses('no_community', 'not_found'),
  request: { body: body(goalSettingsBody) },
  responses: { ...problems, ...answer('Your goals as they are now.') },
})

/** Goals of a week, for learners. */
export function createGoalRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json({ community, data: await readGoals(context(c), community) }, 200)
    })
    .openapi(swapRoute, async (c) => {
      const { community, goals } = await swap(context(c), c.req.valid('param').id)
      return c.json({ community, data: goals }, 200)
    })
    .openapi(dismissRoute, async (c) => {
      const { community, goals } = await dismiss(context(c), c.req.valid('param').id)
      return c.json({ community, data: goals }, 200)
    })
    .openapi(settingsRoute, async (c) => {
      const { off, community: named } = c.req.valid('json')
      const community = await choose(c, named)
      return c.json({ community, data: await changeGoalSettings(context(c), { community, off }) }, 200)
    })
}
