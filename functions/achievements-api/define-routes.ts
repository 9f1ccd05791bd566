import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { achievementDetail } from '../_contracts/achievements/detail.ts'
import { achievementPath } from '../_contracts/achievements/catalogue.ts'
import { changeBody, defineBody, tryBody } from '../_contracts/achievements/define.ts'
import { dryRunResult } from '../_contracts/achievements/dry-run.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeAchievement } from '../_services/achievements/change.ts'
import { defineAchievement } from '../_services/achievements/define.ts'
import { deleteAchievement } from '../_services/achievements/delete.ts'
import { tryRule } from '../_services/achievements/try.ts'

const defineRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/',
  summary: "Define an achievement of a community's own, as a draft",
  request: { body: body(defineBody) },
  responses: {
    ...problems,
    201: json(one(achievementDetail), 'A draft: nobody earns it yet.'),
    409: problemJson('The community has one with this slug.'),
  },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/{id}',
  summary: 'Change, publish or retire one of a community',
  request: { params: achievementPath, body: body(changeBody) },
  responses: {
    ...problems,
    200: json(one(achievementDetail), 'As it is now; a live rule has a new version.'),
    409: problemJson('There is no way back from live to draft, or from retired.'),
  },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/{id}',
  summary: 'Delete a draft',
  request: { params: achievementPath },
  responses: { ...problems, 204: { description: 'It is gone.' }, 409: problemJson('It was live.') },
})

const tryRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/dry-run',
  summary: 'What publishing a rule would give at once, and to whom',
  request: { body: body(tryBody) },
  responses: { ...problems, 200: json(one(dryRunResult), 'Nothing was changed.') },
})

/** Achievements of a community's own, for instructors and admins. */
export const createDefineRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(defineRoute, async (c) => {
      const data = await defineAchievement(deps, c.var.claims, c.req.valid('json'))
      return c.json({ data }, 201)
    })
    .openapi(tryRoute, async (c) => {
      const data = await tryRule(deps, c.var.claims, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(changeRoute, async (c) => {
      const data = await changeAchievement(deps, c.var.claims, c.req.valid('param').id, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      await deleteAchievement(deps.db, c.var.claims, c.req.valid('param').id)
      return c.body(null, 204)
    })
