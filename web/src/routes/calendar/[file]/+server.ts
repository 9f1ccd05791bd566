import { fetchCalendar } from '#lib/api/plans.server.ts'
import type { RequestHandler } from './$types'

const SENT = ['cache-control', 'content-type', 'etag']

/** The plan of a learner, for the calendar programs that know its secret address. */
export const GET: RequestHandler = async ({ params, request }) => {
  const answer = await fetchCalendar(params.file, request.headers.get('if-none-match'))
  const headers = new Headers({ 'x-robots-tag': 'noindex' })
  for (const name of SENT) {
    const value = answer.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  return new Response(answer.body, { status: answer.status, headers })
}
