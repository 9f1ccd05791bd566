import { assignmentsApi } from '#lib/api/assignments.server.ts'
import { readGradebookShown } from '#lib/features/assignments/gradebook-shown.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const shown = readGradebookShown(event.url.searchParams)
  const { body, headers } = await assignmentsApi(accessToken, event.params.community).gradebookFile(shown)
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': headers.get('content-disposition') ?? 'attachment; filename="gradebook.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
