import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import { z } from 'zod'
import { auditFilters, auditPage, auditQuery } from '../_contracts/audit/audit.ts'
import { communityPath } from '../_contracts/communities/members.ts'
import type { AppEnv } from '../_http/auth.ts'
import { contextOf } from '../_http/context.ts'
import type { Dependencies } from '../_http/dependencies.ts'
import { forSignedIn, json, problems, refuses } from '../_http/routes.ts'
import { refuseInvalid } from '../_http/validation.ts'
import { exportAuditLog } from '../_services/audit/export.ts'
import { readAuditLog } from '../_services/audit/read.ts'

const listRoute = createRoute({
  ...forSignedIn,
  ...refuses('not_allowed', 'not_found'),
  method: 'get',
  tags: ['Audit log'],
  path: '/{slug}/audit',
  operationId: 'listAuditLog',
  summary: 'List what people decided about others',
  description:
    'For admins. Who changed what for whom, in words, with what it was before. It says nothing about people whose accounts are gone.',
  request: { params: communityPath, query: auditQuery },
  responses: { ...problems, 200: json(auditPage, 'Newest first.') },
})

const exportRoute = createRoute({
  ...forSignedIn,
  ...refuses('not_allowed', 'not_found'),
  method: 'get',
  tags: ['Audit log'],
  path: '/{slug}/audit/export',
  operationId: 'exportAuditLog',
  summary: 'Export the audit log as CSV',
  description: 'For admins. The newest 10,000 entries that match.',
  request: { params: communityPath, query: auditFilters },
  responses: {
    ...problems,
    200: { description: 'CSV (RFC 4180), in UTF-8.', content: { 'text/csv': { schema: z.string() } } },
  },
})

export function createAuditRoutes(deps: Dependencies) {
  const context = contextOf(deps)
  return new OpenAPIHono<AppEnv>({ defaultHook: refuseInvalid })
    .openapi(listRoute, async (c) => {
      return c.json(await readAuditLog(context(c), { ...c.req.valid('param'), ...c.req.valid('query') }), 200)
    })
    .openapi(exportRoute, async (c) => {
      const { text, filename } = await exportAuditLog(context(c), { ...c.req.valid('param'), ...c.req.valid('query') })
      return c.body(text, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${filename}"`,
      })
    })
}
