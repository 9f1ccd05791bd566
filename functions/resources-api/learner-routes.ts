import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { markPath, resourceDetail, resourcePath } from '../_contracts/resources/listing.ts'
import { reportBody, suggestBody, suggestionsPage, suggestionsQuery } from '../_contracts/resources/suggestions.ts'
import { one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { listSuggestions } from '../_services/resources/list-suggestions.ts'
import { markResource } from '../_services/resources/mark.ts'
import { reportResource } from '../_services/resources/report.ts'
import { suggestResource } from '../_services/resources/suggest.ts'

const notListed = { 409: problemJson('It is not listed.') }

const markRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Resources'],
  path: '/resources/{id}/marks/{mark}',
  operationId: 'markResource',
  summary: 'Save a resource, note that it is done, or call it useful',
  description: 'Each learner has one vote a resource. Only your own marks are shown to you, and to nobody else.',
  ...refuses('conflict', 'not_found'),
  request: { params: markPath },
  responses: { ...problems, ...notListed, 200: json(one(resourceDetail), 'Marking it again changes nothing.') },
})

const unmarkRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Resources'],
  path: '/resources/{id}/marks/{mark}',
  operationId: 'unmarkResource',
  summary: 'Take back a mark',
  description: 'The resource need not be listed any more.',
  ...refuses('not_found'),
  request: { params: markPath },
  responses: { ...problems, 200: json(one(resourceDetail), 'Without the mark.') },
})

const reportRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Suggestions'],
  path: '/resources/{id}/reports',
  operationId: 'reportResource',
  summary: 'Report a dead link',
  description: 'Instructors look at it. Until they have, another report of yours changes nothing.',
  ...refuses('conflict', 'not_found'),
  request: { params: resourcePath, body: body(reportBody) },
  responses: { ...problems, ...notListed, 200: json(one(resourceDetail), 'Reported.') },
})

const suggestRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Suggestions'],
  path: '/resources',
  operationId: 'suggestResource',
  summary: 'Suggest a resource',
  description:
    'Instructors decide; what they add themselves is listed at once. The address has to be of a public website. One that the community has already is answered with itself.',
  ...refuses('no_community', 'not_found', 'too_many_suggestions'),
  request: { body: body(suggestBody) },
  responses: {
    ...problems,
    200: json(oneOfCommunity(resourceDetail), 'The community has it already; `state` says what became of it.'),
    201: json(oneOfCommunity(resourceDetail), 'Suggested.'),
    409: problemJson('Several of your suggestions are not decided yet.'),
  },
})

const suggestionsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Suggestions'],
  path: '/suggestions',
  operationId: 'listSuggestions',
  summary: 'List your suggestions, or those of a state',
  description: 'Without `state` your own; with it, for instructors and admins, those of everyone. At most 100.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: suggestionsQuery },
  responses: {
    ...problems,
    200: json(suggestionsPage, 'What waits for a decision comes in the order it was suggested.'),
  },
})

/** What learners mark, report and suggest. */
export const createLearnerResourceRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(markRoute, async (c) => {
      const data = await markResource(context(c), { ...c.req.valid('param'), isSet: true })
      return c.json({ data }, 200)
    })
    .openapi(unmarkRoute, async (c) => {
      const data = await markResource(context(c), { ...c.req.valid('param'), isSet: false })
      return c.json({ data }, 200)
    })
    .openapi(reportRoute, async (c) => {
      const data = await reportResource(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(suggestRoute, async (c) => {
      const community = await choose(c, c.req.valid('json').community)
      const { resource: data, isNew } = await suggestResource(context(c), { ...c.req.valid('json'), community })
      return isNew ? c.json({ community, data }, 201) : c.json({ community, data }, 200)
    })
    .openapi(suggestionsRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listSuggestions(context(c), { ...c.req.valid('query'), community })
      return c.json({ community, data, page: { next: null } }, 200)
    })
}
