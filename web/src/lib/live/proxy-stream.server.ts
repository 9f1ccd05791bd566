import { error, type RequestEvent } from '@sveltejs/kit'
import { base, PATIENCE_MS } from '#lib/api/call.server.ts'

const EVENT_STREAM = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // A proxy that buffers responses would hold events back for minutes.
  'x-accel-buffering': 'no',
}

/** Proxies the notification stream of the function. */
export const proxyStream = (event: RequestEvent): Promise<Response> =>
  proxy(event, '/gamification-api/notifications/stream')

/** Proxies the stream of a live session. */
export const proxyLiveStream = (event: RequestEvent<{ session: string }>): Promise<Response> =>
  proxy(event, `/attempts-api/live/${encodeURIComponent(event.params.session)}/stream`)

/**
 * Proxies a stream of a function. It ends when the access token expires; the browser then reconnects, which refreshes the session
 * like any request. A browser that disconnects cancels the body, and with it the request to the function.
 */
async function proxy({ locals, request, url }: RequestEvent, path: string): Promise<Response> {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') error(403, 'Only this site may listen.')
  const session = await locals.session()
  const { user, after } = Object.fromEntries(url.searchParams)
  // Signed out, or another user has signed in: after 204, and no other answer, an EventSource does not reconnect.
  if (!session || (user !== undefined && user !== session.user.id)) return new Response(null, { status: 204 })

  const response = await open(path, session.accessToken, {
    lastEventId: request.headers.get('last-event-id') ?? undefined,
    after,
  })
  if (response?.ok && response.body) return new Response(response.body, { headers: EVENT_STREAM })
  await response?.body?.cancel()
  error(503, 'The service is not reachable.', { code: 'api_unreachable' })
}

async function open(path: string, token: string, { lastEventId, after }: { lastEventId?: string; after?: string }) {
  const headers = new Headers({ authorization: `Bearer ${token}` })
  if (lastEventId) headers.set('last-event-id', lastEventId)
  const query = after ? `?${new URLSearchParams({ after })}` : ''
  // The timeout applies to the response headers only: the stream itself stays open.
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), PATIENCE_MS)
  try {
    return await fetch(`${base}${path}${query}`, { headers, signal: timeout.signal })
  } catch (failure) {
    if (failure instanceof Error) return null
    throw failure
  } finally {
    clearTimeout(timer)
  }
}
