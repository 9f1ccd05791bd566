import { createRoute } from '@hono/zod-openapi'
import { test, testDetail, testPath, testsQuery } from '../_contracts/tests.ts'
import { list, one } from '../_contracts/wire.ts'
import { forSignedIn, json, problems } from '../_http/routes.ts'

export const listTestsRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/tests',
  summary: 'The live tests of a community',
  request: { query: testsQuery },
  responses: { ...problems, 200: json(list(test), 'Sorted by category, then in the order the community chose.') },
})

export const readTestRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/tests/{id}',
  summary: 'One test, and what its bank is made of',
  request: { params: testPath },
  responses: { ...problems, 200: json(one(testDetail), 'Says nothing about any single question.') },
})
