import { attemptsApi } from '#lib/api/attempts.server.ts'
import { readAnalysisShow, toAnalysisQuery } from '#lib/features/analysis/analysis-show.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const query = toAnalysisQuery(readAnalysisShow(event.url.searchParams))
  const { body, headers } = await attemptsApi(accessToken).downloadAnalysis(event.params.id, query)
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': headers.get('content-disposition') ?? 'attachment; filename="analysis.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
