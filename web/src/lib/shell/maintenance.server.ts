import { json, type RequestEvent } from '@sveltejs/kit'
import { MAINTENANCE, MAINTENANCE_UNTIL } from '$app/env/private'

const PAGE = '/maintenance'
/** What answers all the same. */
const OPEN = new Set([PAGE, '/health/live', '/health/ready', '/metrics'])
/** In seconds, where nobody said until when. */
const RETRY_LATER = 300

/** While somebody works on the servers: one page for every address, and nothing is asked of the functions. */
export async function answerInMaintenance(event: RequestEvent): Promise<Response | undefined> {
  if (!MAINTENANCE || OPEN.has(event.route.id ?? '')) return undefined
  const headers = { 'retry-after': String(secondsLeft(Date.now())), 'cache-control': 'no-store' }
  const asksForPage = !event.isDataRequest && event.request.headers.get('accept')?.includes('text/html')
  if (!asksForPage) return json({ code: 'maintenance' }, { status: 503, headers })
  const page = await event.fetch(PAGE)
  const response = new Response(page.body, { status: 503, headers: page.headers })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

function secondsLeft(now: number): number {
  const left = MAINTENANCE_UNTIL === undefined ? Number.NaN : Math.ceil((Date.parse(MAINTENANCE_UNTIL) - now) / 1000)
  return left > 0 ? left : RETRY_LATER
}
