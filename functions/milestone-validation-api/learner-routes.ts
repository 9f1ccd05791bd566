import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { learnersPage, learnersQuery, learnersTableQuery } from '../_contracts/gates/learners.ts'
import type { AppEnv } from '../_http/auth.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { exportLearners } from '../_services/gates/export-learners.ts'
import { readLearners } from '../_services/gates/read-learners.ts'

const learnersRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/learners',
  summary: 'How the students of a community stand at the gates of a course or program',
  description: 'For instructors and admins of the community. Each stands as the gate would explain itself to them.',
  request: { query: learnersQuery },
  responses: { ...problems, 200: json(learnersPage, 'By name, a page at a time.') },
})

const tableRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  path: '/learners.csv',
  summary: 'The same for all of them, as a table',
  request: { query: learnersTableQuery },
  responses: {
    ...problems,
    200: { description: 'RFC 4180, in UTF-8.', content: { 'text/csv': { schema: z.string() } } },
  },
})

export const createLearnerRoutes = (deps: Dependencies) =>
  new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(learnersRoute, async (c) => c.json(await readLearners(deps, c.var.claims, c.req.valid('query')), 200))
    .openapi(tableRoute, async (c) => {
      const { text, filename } = await exportLearners(deps, c.var.claims, c.req.valid('query'))
      return c.body(text, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${filename}"`,
      })
    })
