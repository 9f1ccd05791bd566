import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { achievementDetail } from '../_contracts/achievements/detail.ts'
import { achievementPath } from '../_contracts/achievements/catalogue.ts'
import { changeBody, defineBody, tryBody } from '../_contracts/achievements/define.ts'
import { dryRunResult } from '../_contracts/achievements/dry-run.ts'
import { one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeAchievement } from '../_services/achievements/change.ts'
import { defineAchievement } from '../_services/achievements/define.ts'
import { deleteAchievement } from '../_services/achievements/delete.ts'
import { tryRule } from '../_services/achievements/try-rule.ts'

const defineRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Authoring'],
  path: '/',
  operationId: 'createAchievement',
  summary: 'Create an achievement as a draft',
  description: 'For instructors and admins. The achievement belongs to the community, and learners do not see a draft.',
  ...refuses('already_exists', 'criteria_invalid', 'no_community', 'not_allowed', 'not_found'),
  request: { body: body(defineBody) },
  responses: {
    ...problems,
    201: json(oneOfCommunity(achievementDetail), 'The draft: learners cannot earn it yet.'),
    409: problemJson('The community already has an achievement with this slug.'),
  },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Authoring'],
  path: '/{id}',
  operationId: 'updateAchievement',
  summary: 'Change, publish or retire an achievement of the community',
  description:
    'For instructors and admins. A changed rule of a live achievement becomes a new version; what learners earned stays earned.',
  ...refuses('already_exists', 'conflict', 'criteria_invalid', 'not_allowed', 'not_found'),
  request: { params: achievementPath, body: body(changeBody) },
  responses: {
    ...problems,
    200: json(one(achievementDetail), 'The achievement as it is now; a changed live rule has a new version.'),
    409: problemJson('A live achievement cannot become a draft, and a retired one cannot change its status.'),
  },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Authoring'],
  path: '/{id}',
  operationId: 'deleteAchievement',
  summary: 'Delete a draft of an achievement',
  description: 'For instructors and admins. An achievement that was live is retired instead.',
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: achievementPath },
  responses: {
    ...problems,
    204: { description: 'The draft was deleted.' },
    409: problemJson('The achievement was live, so it can only be retired.'),
  },
})

const tryRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Authoring'],
  path: '/dry-run',
  operationId: 'dryRunAchievement',
  summary: 'Preview what publishing a rule would award at once, and to whom',
  description: 'For instructors and admins. Counts the learners who meet the rule already, and changes nothing.',
  ...refuses('criteria_invalid', 'no_community', 'not_allowed', 'not_found'),
  request: { body: body(tryBody) },
  responses: { ...problems, 200: json(oneOfCommunity(dryRunResult), 'Nothing was changed.') },
})

/** For instructors and admins, who define their community's own achievements. */
export function createDefineRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(defineRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const data = await defineAchievement(context(c), { ...c.req.valid('json'), community })
      return c.json({ community, data }, 201)
    })
    .openapi(tryRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const data = await tryRule(context(c), { ...c.req.valid('json'), community })
      return c.json({ community, data }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeAchievement(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      await deleteAchievement(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
