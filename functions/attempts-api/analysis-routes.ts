import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { analysisQuery, takenTest, testAnalysis } from '../_contracts/analysis/analysis.ts'
import { testPath, testsQuery } from '../_contracts/tests/tests.ts'
import { listOfCommunity, one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { analyzeTest } from '../_services/analysis/analyze.ts'
import { exportAnalysis } from '../_services/analysis/export.ts'
import { listTakenTests } from '../_services/analysis/list.ts'

const listRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Analysis'],
  path: '/analysis',
  operationId: 'listAnalyzedTests',
  summary: 'List the tests of a community with how learners do on them',
  description: 'For instructors and admins of the community.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: testsQuery },
  responses: {
    ...problems,
    200: json(listOfCommunity(takenTest), 'Live tests first, then drafts, then retired tests.'),
  },
})

const analysisRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Analysis'],
  path: '/tests/{id}/analysis',
  operationId: 'analyzeTest',
  summary: 'Analyze a test, question by question',
  description:
    'Counts the finished attempts that count. A question that was not answered in time is wrong, as it is in grading. Options are in the order of the bank.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: testPath, query: analysisQuery },
  responses: { ...problems, 200: json(one(testAnalysis), 'Computed from the answers as they are now.') },
})

const csvRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Analysis'],
  path: '/tests/{id}/analysis.csv',
  operationId: 'exportTestAnalysis',
  summary: 'Export the analysis of a test as CSV, one row for each question',
  description: 'For instructors and admins of the community. The figures are those of the analysis.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: testPath, query: analysisQuery },
  responses: {
    ...problems,
    200: { description: 'CSV (RFC 4180), in UTF-8.', content: { 'text/csv': { schema: z.string() } } },
  },
})

/** Item analysis, for instructors and admins. */
export const createAnalysisRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const data = await listTakenTests(context(c), community)
      return c.json({ community, data, page: { next: null } }, 200)
    })
    .openapi(analysisRoute, async (c) => {
      const data = await analyzeTest(context(c), { ...c.req.valid('query'), ...c.req.valid('param') })
      return c.json({ data }, 200)
    })
    .openapi(csvRoute, async (c) => {
      const { text, filename } = await exportAnalysis(context(c), { ...c.req.valid('query'), ...c.req.valid('param') })
      return c.body(text, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${filename}"`,
      })
    })
}
