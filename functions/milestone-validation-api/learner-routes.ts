import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { learnersPage, learnersQuery, learnersTableQuery } from '../_contracts/gates/learners.ts'
import { slug } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { communityOf } from '../_http/community.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { exportLearners } from '../_services/gates/export-learners.ts'
import { readLearners } from '../_services/gates/read-learners.ts'

const learnersRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Learners'],
  path: '/learners',
  operationId: 'listLearners',
  summary: 'List how the students of a community stand at the gates of a course or program',
  description:
    'For instructors and admins of the community. Each state is the one that the gate explains to the learner.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: learnersQuery },
  responses: { ...problems, 200: json(learnersPage, 'By name, one page.') },
})

const tableRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Learners'],
  path: '/learners.csv',
  operationId: 'exportLearners',
  summary: 'Export how students stand at the gates as CSV',
  description: 'For instructors and admins of the community, with the same filters as the list.',
  ...refuses('no_community', 'not_allowed', 'not_found'),
  request: { query: learnersTableQuery },
  responses: {
    ...problems,
    200: {
      description: 'RFC 4180, in UTF-8.',
      headers: z.object({ 'X-Community': slug.describe('the community that the answer is about') }),
      content: { 'text/csv': { schema: z.string() } },
    },
  },
})

export const createLearnerRoutes = (deps: Dependencies) => {
  const context = contextOf(deps)
  const choose = communityOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(learnersRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      return c.json(await readLearners(context(c), { ...c.req.valid('query'), community }), 200)
    })
    .openapi(tableRoute, async (c) => {
      const community = await choose(c, c.req.valid('query').community)
      const { text, filename } = await exportLearners(context(c), { ...c.req.valid('query'), community })
      return c.body(text, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'X-Community': community,
        'Content-Disposition': `attachment; filename="${filename}"`,
      })
    })
}
