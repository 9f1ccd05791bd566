import { error } from '@sveltejs/kit'
import { insightsQuery } from '#contracts/insights/insights.ts'
import { insightsApi } from '#lib/api/insights.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const query = insightsQuery.safeParse({ part: event.url.searchParams.get('part') })
  if (!query.success) error(404, 'No such table.')
  const { body, headers } = await insightsApi(accessToken).exportFile(event.params.community, query.data.part)
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': headers.get('content-disposition') ?? 'attachment; filename="insights.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
