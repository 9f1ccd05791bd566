import { gamificationApi } from '#lib/api/gamification.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const { body } = await gamificationApi(accessToken).downloadExport()
  return new Response(body, {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="laude-export.json"',
      'cache-control': 'private, no-store',
    },
  })
}
