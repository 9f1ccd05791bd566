import { error, type RequestEvent } from '@sveltejs/kit'
import { base, PATIENCE_MS } from '#lib/api/call.server.ts'

const EVENT_STREAM = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies that gather what they pass on would keep it for minutes.
  'x-accel-buffering': 'no',
}

/**
 * The function's stream, as it comes. It ends with the token it was opened with; the browser then comes again, and its
 * session is refreshed like that of any request. A browser that leaves cancels the body, and with it the request behind.
 */
export async function passStream({ locals, request, url }: RequestEvent): Promise<Response> {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') error(403, 'Only this site may listen.')
  const session = await locals.session()
  const { user, after } = Object.fromEntries(url.searchParams)
  // Nobody, or somebody else who signed in meanwhile: this is the one answer after which a browser does not come again.
  if (!session || (user !== undefined && user !== session.user.id)) return new Response(null, { status: 204 })

  const answer = await open(session.accessToken, {
    last: request.headers.get('last-event-id') ?? undefined,
    after,
  })
  if (answer?.ok && answer.body) return new Response(answer.body, { headers: EVENT_STREAM })
  await answer?.body?.cancel()
  error(503, 'The service is not reachable.', { code: 'api_unreachable' })
}

async function open(token: string, { last, after }: { last?: string; after?: string }) {
  const headers = new Headers({ authorization: `Bearer ${token}` })
  if (last) headers.set('last-event-id', last)
  const query = after ? `?${new URLSearchParams({ after })}` : ''
  // Patience is for the beginning alone: what has begun may take as long as it likes.
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    return await fetch(`${base}/gamification-api/notifications/stream${query}`, { headers, signal: patience.signal })
  } catch (failure) {
    if (failure instanceof Error) return null
    throw failure
  } finally {
    clearTimeout(timer)
  }
}
