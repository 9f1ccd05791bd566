import { readLearnersShow } from '#lib/features/gates/reviewing/learners-filter.ts'
import { milestonesApi } from '#lib/api/milestones.server.ts'
import { requireSession } from '#lib/shell/session.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async (event) => {
  const { accessToken } = await requireSession(event)
  const show = readLearnersShow(event.url.searchParams)
  const { body, headers } = await milestonesApi(accessToken).learnersCsv(event.params.community, show)
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': headers.get('content-disposition') ?? 'attachment; filename="learners.csv"',
      'cache-control': 'private, no-store',
    },
  })
}
