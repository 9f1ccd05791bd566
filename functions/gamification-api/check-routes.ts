import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { checkBody, checked, installBody, installed } from '../_contracts/achievements/check.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { checkMine } from '../_services/achievements/check.ts'
import { installPack } from '../_services/achievements/install-pack.ts'

const checkRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/achievements/check',
  summary: 'Look for what one has met and was not given yet',
  description: 'What the background does by itself, at once. Windows and boards are looked at once a day.',
  request: { body: body(checkBody) },
  responses: { ...problems, 200: json(one(checked), 'Only what this gave; asked again, nothing.') },
})

const initializeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  path: '/achievements/initialize',
  summary: 'Give a community a pack of achievements',
  description: 'For admins of the community. What learners have met long since, the background gives them.',
  request: { body: body(installBody) },
  responses: { ...problems, 200: json(one(installed), 'It has the pack, now or before.') },
})

export const createCheckRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(checkRoute, async (c) => {
      const data = await checkMine(deps, c.var.claims, c.req.valid('json').community)
      return c.json({ data }, 200)
    })
    .openapi(initializeRoute, async (c) => {
      const data = await installPack(deps.db, c.var.claims, c.req.valid('json'))
      return c.json({ data }, 200)
    })
