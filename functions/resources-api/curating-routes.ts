import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { resourceDetail, resourcePath } from '../_contracts/resources/listing.ts'
import { changeResourceBody, deadLinksPage, deadLinksQuery } from '../_contracts/resources/suggestions.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { changeResource } from '../_services/resources/change.ts'
import { listDeadLinks } from '../_services/resources/list-dead-links.ts'
import { settleResourceReports } from '../_services/resources/settle-reports.ts'

const changeRoute = createRoute({
  ...forSignedIn,
  method: 'patch',
  tags: ['Curating'],
  path: '/resources/{id}',
  operationId: 'updateResource',
  summary: 'Change a resource, decide a suggestion, or retire a resource',
  description:
    'For instructors and admins. Send the `revision` that you read, so that no newer change is overwritten. What was declined or retired can be listed again.',
  ...refuses('already_exists', 'conflict', 'not_allowed', 'not_found'),
  request: { params: resourcePath, body: body(changeResourceBody) },
  responses: {
    ...problems,
    200: json(one(resourceDetail), 'As it is now.'),
    409: problemJson('It changed since this revision, its state cannot become that, or the address is another’s.'),
  },
})

const deadLinksRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Curating'],
  path: '/reports',
  operationId: 'listDeadLinks',
  summary: 'List the resources that learners could not open',
  description: 'For instructors and admins. At most 100.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: deadLinksQuery },
  responses: { ...problems, 200: json(deadLinksPage, 'Those that wait longest first.') },
})

const settleRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Curating'],
  path: '/resources/{id}/reports',
  operationId: 'settleReports',
  summary: 'Settle the reports about a resource that works',
  description:
    'For instructors and admins. A changed address settles them by itself, and so does retiring the resource.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: resourcePath },
  responses: { ...problems, 204: { description: 'None is open.' } },
})

/** What instructors and admins do with resources. */
export const createCuratingRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(changeRoute, async (c) => {
      const data = await changeResource(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(deadLinksRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listDeadLinks(context(c), community)
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(settleRoute, async (c) => {
      await settleResourceReports(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
}
