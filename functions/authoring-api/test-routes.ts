import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { bankSearch, bankSearchQuery } from '../_contracts/authoring/bank-search.ts'
import { draftPath } from '../_contracts/authoring/drafts.ts'
import {
  authoredTest,
  authoredTests,
  authoredTestsQuery,
  copyTestBody,
  createTestBody,
  testStatusBody,
  testVersion,
} from '../_contracts/authoring/tests.ts'
import { list, one, oneOfCommunity } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { body, forSignedIn, json, problemJson, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { searchBank } from '../_services/authoring/search-bank.ts'
import {
  changeStatus,
  copyTest,
  createTest,
  deleteWrittenTest,
  listVersions,
  listWrittenTests,
  readWrittenTest,
} from '../_services/authoring/tests.ts'

const FOR_AUTHORS = 'For instructors and admins of the community.'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Test authoring'],
  path: '/tests',
  operationId: 'listWrittenTests',
  summary: 'List the tests of a community with their working copies',
  description: FOR_AUTHORS,
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: authoredTestsQuery },
  responses: { ...problems, 200: json(oneOfCommunity(authoredTests), 'What was changed last comes first.') },
})

const createTestRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Test authoring'],
  path: '/tests',
  operationId: 'createTest',
  summary: 'Create a test without questions',
  description: `${FOR_AUTHORS} Without a slug, one is made from the title.`,
  ...refuses('already_exists', 'no_community', 'not_allowed', 'not_found'),
  request: { body: body(createTestBody) },
  responses: {
    ...problems,
    201: json(oneOfCommunity(authoredTest), 'Learners do not see it until it is published.'),
    409: problemJson('The community has one with this slug.'),
  },
})

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Test authoring'],
  path: '/tests/{id}',
  operationId: 'getWrittenTest',
  summary: 'Get a test as the list of tests shows it',
  description: FOR_AUTHORS,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftPath },
  responses: { ...problems, 200: json(one(authoredTest), 'As it is now.') },
})

const deleteRoute = createRoute({
  ...forSignedIn,
  method: 'delete',
  tags: ['Test authoring'],
  path: '/tests/{id}',
  operationId: 'deleteTest',
  summary: 'Delete a test that was never live',
  description: `${FOR_AUTHORS} A test that was live can be retired instead.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftPath },
  responses: { ...problems, 204: { description: 'Deleted.' }, 409: problemJson('It was live, or something uses it.') },
})

const statusRoute = createRoute({
  ...forSignedIn,
  method: 'put',
  tags: ['Test authoring'],
  path: '/tests/{id}/status',
  operationId: 'setTestStatus',
  summary: 'Retire a test, or restore it',
  description: `${FOR_AUTHORS} Learners keep the results of a retired test, and finish what they began.`,
  ...refuses('conflict', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(testStatusBody) },
  responses: { ...problems, 200: json(one(authoredTest), 'As it is now.'), 409: problemJson('It was never live.') },
})

const copyRoute = createRoute({
  ...forSignedIn,
  method: 'post',
  tags: ['Test authoring'],
  path: '/tests/{id}/copies',
  operationId: 'copyTest',
  summary: 'Copy a test as a new one',
  description: `${FOR_AUTHORS} The questions of its working copy become questions of their own, which know what they were copied from; in another community they do not, and their pictures and sounds are copied along.`,
  ...refuses('already_exists', 'draft_full', 'media_off', 'media_too_large', 'not_allowed', 'not_found'),
  request: { params: draftPath, body: body(copyTestBody) },
  responses: {
    ...problems,
    201: json(one(authoredTest), 'Unpublished.'),
    409: problemJson('The community has one with this slug.'),
  },
})

const versionsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Test authoring'],
  path: '/tests/{id}/versions',
  operationId: 'listTestVersions',
  summary: 'List the versions of a test: who published which, and when',
  description: FOR_AUTHORS,
  ...refuses('not_allowed', 'not_found'),
  request: { params: draftPath },
  responses: { ...problems, 200: json(list(testVersion), 'The newest first.') },
})

const searchRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Bank search'],
  path: '/questions',
  operationId: 'searchQuestions',
  summary: 'Search the questions of a community',
  description: `${FOR_AUTHORS} Of each test the latest version is searched. Figures are of the newest 1,000 exams of it.`,
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: bankSearchQuery },
  responses: { ...problems, 200: json(oneOfCommunity(bankSearch), 'By test, and in the order of its bank.') },
})

/** Tests as a whole, and the search over all of them. */
export const createTestRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const { community: named, ...query } = c.req.valid('query')
      const community = await choose(c, named)
      const data = await listWrittenTests(context(c), { ...query, community })
      return c.json({ community, data }, 200)
    })
    .openapi(createTestRoute, async (c) => {
      const { community: named, ...values } = c.req.valid('json')
      const community = await choose(c, named)
      const data = await createTest(context(c), { ...values, community })
      return c.json({ community, data }, 201)
    })
    .openapi(readRoute, async (c) => {
      const data = await readWrittenTest(context(c), c.req.valid('param').id)
      return c.json({ data }, 200)
    })
    .openapi(deleteRoute, async (c) => {
      await deleteWrittenTest(context(c), c.req.valid('param').id)
      return c.body(null, 204)
    })
    .openapi(statusRoute, async (c) => {
      const data = await changeStatus(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 200)
    })
    .openapi(copyRoute, async (c) => {
      const data = await copyTest(context(c), { ...c.req.valid('param'), ...c.req.valid('json') })
      return c.json({ data }, 201)
    })
    .openapi(versionsRoute, async (c) => {
      const data = await listVersions(context(c), c.req.valid('param').id)
      return c.json({ data, page: { next: null } }, 200)
    })
    .openapi(searchRoute, async (c) => {
      const { community: named, ...query } = c.req.valid('query')
      const community = await choose(c, named)
      const data = await searchBank(context(c), { ...query, community })
      return c.json({ community, data }, 200)
    })
}
