import { rostersApi } from '#lib/api/rosters.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const { body } = await rostersApi(accessToken).exportFile(event.params.community)
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="roster.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
