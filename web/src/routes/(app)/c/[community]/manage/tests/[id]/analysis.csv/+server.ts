import { analysisApi } from '#lib/features/analysis/api.server.ts'
import { readAnalysisShow } from '#lib/features/analysis/analysis-show.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const { body, headers } = await analysisApi(accessToken).table(
    event.params.id,
    readAnalysisShow(event.url.searchParams),
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': headers.get('content-disposition') ?? 'attachment; filename="analysis.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
