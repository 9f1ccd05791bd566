import { auditApi } from '#lib/api/audit.server.ts'
import { readAuditShown } from '#lib/features/audit/audit-shown.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const { after: _, ...filters } = readAuditShown(event.url.searchParams)
  const { body, headers } = await auditApi(accessToken).exportFile(event.params.community, filters)
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': headers.get('content-disposition') ?? 'attachment; filename="audit.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
