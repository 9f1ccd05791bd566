import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { exported } from '../_contracts/profiles/export.ts'
import { deletedAdminship, deleteProfileBody } from '../_contracts/profiles/deletion.ts'
import { changeProfileBody, myProfile, profilePath, publicProfile } from '../_contracts/profiles/profiles.ts'
import { list, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf, readerContextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { HOURS } from '../_http/response-cache.ts'
import { body, cached, forAnyone, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeMyProfile } from '../_services/profiles/change.ts'
import { deleteMyAccount } from '../_services/profiles/delete.ts'
import { exportMyData } from '../_services/profiles/export.ts'
import { readDeletion } from '../_services/profiles/read-deletion.ts'
import { readMyProfile } from '../_services/profiles/read-mine.ts'
import { readPublicProfile } from '../_services/profiles/read-public.ts'

const mineRoute = createRoute({
  ...forSignedIn,
  ...cached(1 * HOURS, { changesWithDay: true, about: 'learner' }),
  method: 'get',
  tags: ['Profile'],
  path: '/profile',
  operationId: 'getMyProfile',
  summary: 'Get your profile and its visibility settings',
  description: 'Only you see your time zone and settings.',
  ...refuses('not_found'),
  responses: { ...problems, 200: json(one(myProfile), 'The profile as it is today.') },
})

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Profile'],
  path: '/profile',
  operationId: 'updateMyProfile',
  summary: 'Change your name, visibility or time zone',
  description: 'Send only what changes. A username can be changed once it is free.',
  ...refuses('already_exists', 'name_of_teacher', 'not_found', 'time_zone_unknown', 'username_reserved'),
  request: { body: body(changeProfileBody) },
  responses: {
    ...problems,
    200: json(one(myProfile), 'The profile as it is now. A new time zone applies from your next local date on.'),
    409: problemJson('Another user has this username.'),
  },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Profile'],
  path: '/profile',
  operationId: 'deleteMyAccount',
  summary: 'Delete your account and all its data, for good',
  description:
    'Needs the typed username, and a sign-in with the password within the last two minutes; for an account without a password, any sign-in within the last ten. If you are the only admin of communities with other members, name a new admin for each or close it. A repeat succeeds, too.',
  ...refuses('not_found', 'sign_in_again', 'sole_admin', 'username_differs'),
  request: { body: body(deleteProfileBody) },
  responses: {
    ...problems,
    204: { description: 'The account was deleted.' },
    409: problemJson('You are the only admin of communities that nothing was chosen for; `errors` names them.'),
  },
})

const deletionRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Profile'],
  path: '/profile/deletion/communities',
  operationId: 'listAdminships',
  summary: 'List the communities that need a new admin before you delete your account',
  description:
    'You are the only admin of each. Members of a closed community keep their results, achievements and certificates; no one can join it or start a test there.',
  responses: { ...problems, 200: json(list(deletedAdminship), 'By name; empty if each has another admin.') },
})

const exportRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Profile'],
  path: '/profile/export',
  operationId: 'exportMyData',
  summary: 'Export all data about you, as one document',
  description: 'Includes communities you have left. Answer keys are not part of it.',
  ...refuses('not_found'),
  responses: { ...problems, 200: json(exported, 'A document with its own format and version, not wrapped in `data`.') },
})

const publicRoute = createRoute({
  ...forAnyone,
  method: 'get',
  tags: ['Profile'],
  path: '/profile/{username}',
  operationId: 'getProfile',
  summary: "Get a learner's public profile",
  description: 'Works without a token. Communities are not named.',
  ...refuses('not_found'),
  request: { params: profilePath },
  responses: { ...problems, 200: json(one(publicProfile), 'A private profile is found by its owner only.') },
})

export function createProfileRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  const readerContext = readerContextOf(deps)
  return (
    new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
      .openapi(mineRoute, async (c) => c.json({ data: await readMyProfile(context(c)) }, 200))
      .openapi(changeRoute, async (c) => {
        const data = await changeMyProfile(context(c), c.req.valid('json'))
        return c.json({ data }, 200)
      })
      .openapi(deleteRoute, async (c) => {
        await deleteMyAccount(context(c), c.req.valid('json'))
        return c.body(null, 204)
      })
      .openapi(deletionRoute, async (c) => c.json({ data: await readDeletion(context(c)), page: { next: null } }, 200))
      // Registered before the route whose username matches any word; the username `export` is reserved.
      .openapi(exportRoute, async (c) => {
        c.header('Content-Disposition', 'attachment; filename="laude-export.json"')
        return c.json(await exportMyData(context(c)), 200)
      })
      .openapi(publicRoute, async (c) => {
        const data = await readPublicProfile(readerContext(c), c.req.valid('param').username)
        return c.json({ data }, 200)
      })
  )
}
