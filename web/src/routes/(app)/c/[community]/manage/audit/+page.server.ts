import { auditApi } from '#lib/api/audit.server.ts'
import { readAuditShown } from '#lib/features/audit/audit-shown.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async (event) => {
  const { accessToken } = await requireSession(event)
  const { after: cursor, ...filters } = readAuditShown(event.url.searchParams)
  const { data, page } = await auditApi(accessToken).list(event.params.community, { ...filters, cursor })
  return { filters, isFirst: cursor === undefined, entries: data, next: page.next }
}
