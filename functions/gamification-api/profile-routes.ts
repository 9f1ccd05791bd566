import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { exported } from '../_contracts/profiles/export.ts'
import {
  changeProfileBody,
  deleteProfileBody,
  myProfile,
  profilePath,
  publicProfile,
} from '../_contracts/profiles/profiles.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forAnyone, forSignedIn, json, problemJson, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeMyProfile } from '../_services/profiles/change.ts'
import { deleteMyAccount } from '../_services/profiles/delete.ts'
import { exportMyData } from '../_services/profiles/export.ts'
import { readMyProfile } from '../_services/profiles/read-mine.ts'
import { readPublicProfile } from '../_services/profiles/read-public.ts'

const mineRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/profile',
  summary: "One's own profile, with what is shown to whom",
  responses: { ...problems, 200: json(one(myProfile), 'As it is today.') },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  path: '/profile',
  summary: "Change one's name, what is shown, where days are counted",
  request: { body: body(changeProfileBody) },
  responses: {
    ...problems,
    200: json(one(myProfile), 'As it is now. Another time zone takes hold with the next local date.'),
    409: problemJson('Somebody else has the username.'),
  },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  path: '/profile',
  summary: "Delete one's account with all that is kept of it, for good",
  description: 'Asks for a sign-in of the last ten minutes and for the username, typed. A repeat is told the same.',
  request: { body: body(deleteProfileBody) },
  responses: { ...problems, 204: { description: 'It is gone.' } },
})

const exportRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/profile/export',
  summary: 'All that is kept of the caller, as one document',
  responses: { ...problems, 200: json(exported, 'A document of its own, with format and version: not wrapped.') },
})

const publicRoute = createRoute({
  ...forAnyone,
  method: 'get',
  path: '/profile/{username}',
  summary: 'What somebody shows to everybody',
  request: { params: profilePath },
  responses: { ...problems, 200: json(one(publicProfile), 'Private profiles are there for their owner only.') },
})

export const createProfileRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(mineRoute, async (c) => c.json({ data: await readMyProfile(deps, c.var.claims) }, 200))
    .openapi(changeRoute, async (c) => {
      const data = await changeMyProfile(deps, c.var.claims, c.req.valid('json'))
      return c.json({ data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      await deleteMyAccount(deps, c.var.claims, c.req.valid('json').username)
      return c.body(null, 204)
    })
    // Before what takes any word for a username; nobody is called export.
    .openapi(exportRoute, async (c) => {
      c.header('Content-Disposition', 'attachment; filename="laude-export.json"')
      return c.json(await exportMyData(deps, c.var.claims), 200)
    })
    .openapi(publicRoute, async (c) => {
      const data = await readPublicProfile(deps, c.req.valid('param').username, c.var.claims)
      return c.json({ data }, 200)
    })
