import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import {
  accommodationBody,
  accommodationList,
  accommodationPath,
  madeAccommodation,
} from '../_contracts/attempts/accommodations.ts'
import { memberPath } from '../_contracts/communities/members.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { endOneAccommodation, listAccommodations, makeAccommodation } from '../_services/attempts/accommodations.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Accommodations'],
  path: '/{slug}/members/{user}/accommodations',
  operationId: 'listAccommodations',
  summary: 'List the accommodations of a learner',
  description: 'For instructors and admins, and for learners their own.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: memberPath },
  responses: { ...problems, 200: json(accommodationList, 'First those that apply, the newest first.') },
})

const makeRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Accommodations'],
  path: '/{slug}/members/{user}/accommodations',
  operationId: 'createAccommodation',
  summary: 'Give a learner more time in exams, or excuse them from a test',
  description:
    'For instructors and admins, never about themselves. An exam lasts the limit of its test times the greatest factor, plus the most minutes, of all that apply; running exams get their new deadline at once. An accommodation of the same kind on the same test ends; the same request again changes nothing. The audit log gets an entry, without the reason.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: memberPath, body: body(accommodationBody) },
  responses: { ...problems, 201: json(one(madeAccommodation), 'It applies from now on.') },
})

const endRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Accommodations'],
  path: '/{slug}/members/{user}/accommodations/{id}',
  operationId: 'endAccommodation',
  summary: 'End an accommodation',
  description:
    'For instructors and admins, never about themselves. It stays in the list. A running exam may end earlier then, but not within a minute.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: accommodationPath },
  responses: { ...problems, 204: { description: 'It has ended. The same request again changes nothing.' } },
})

export function createAccommodationRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      return c.json(await listAccommodations(context(c), c.req.valid('param')), 200)
    })
    .openapi(makeRoute, async (c) => {
      const data = await makeAccommodation(context(c), { ...c.req.valid('param'), body: c.req.valid('json') })
      return c.json({ data }, 201)
    })
    .openapi(endRoute, async (c) => {
      await endOneAccommodation(context(c), c.req.valid('param'))
      return c.body(null, 204)
    })
}
