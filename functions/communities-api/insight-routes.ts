import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { communityPath } from '../_contracts/communities/members.ts'
import { insights, insightsQuery } from '../_contracts/insights/insights.ts'
import { one } from '../_contracts/wire.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { exportInsights } from '../_services/insights/export.ts'
import { readInsights } from '../_services/insights/read.ts'

const readRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Insights'],
  path: '/{slug}/insights',
  operationId: 'readInsights',
  summary: 'Read what goes on in a community',
  description:
    'For instructors and admins. Whoever teaches is counted nowhere, and no number of fewer than five learners is shown. Days and weeks are in UTC. A worker counts them, every 15 minutes at most.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath },
  responses: { ...problems, 200: json(one(insights), 'As they were counted last.') },
})

const exportRoute = createRoute({
  ...forSignedIn,
  method: 'get',
  tags: ['Insights'],
  path: '/{slug}/insights/export',
  operationId: 'exportInsights',
  summary: 'Export a table of the insights as CSV',
  description: 'For instructors and admins. The figures are those of the insights.',
  ...refuses('not_allowed', 'not_found'),
  request: { params: communityPath, query: insightsQuery },
  responses: {
    ...problems,
    200: { description: 'CSV (RFC 4180), in UTF-8.', content: { 'text/csv': { schema: z.string() } } },
  },
})

export function createInsightRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(readRoute, async (c) => {
      const data = await readInsights(context(c), c.req.valid('param').slug)
      return c.json({ data }, 200)
    })
    .openapi(exportRoute, async (c) => {
      const { text, filename } = await exportInsights(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.body(text, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${filename}"`,
      })
    })
}
