import { error, type RequestEvent } from '@sveltejs/kit'
import { base, PATIENCE_MS } from '#lib/api/call.server.ts'
import { measureUpstream } from '#lib/shell/metrics.server.ts'

const ASKED = ['if-none-match', 'range']
const ANSWERED = ['accept-ranges', 'cache-control', 'content-length', 'content-range', 'content-type', 'etag']
/** A drawing that somebody opens by itself is in an origin of its own, and runs nothing. */
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"

/** The file of a picture or sound, as the functions send it to whoever is signed in. Its bytes pass through, and are kept nowhere. */
export async function forwardMedia(event: RequestEvent<{ id: string }>): Promise<Response> {
  const session = await event.locals.session()
  if (!session) error(401, 'You are not signed in.', { code: 'signed_out' })
  const headers = new Headers({ authorization: `Bearer ${session.accessToken}` })
  copy(event.request.headers, headers, ASKED)
  const answer = await begin(`${base}/media-api/media/${encodeURIComponent(event.params.id)}/file`, headers).catch(() =>
    error(503, 'The service cannot be reached.', { code: 'api_unreachable' }),
  )
  if (answer.status >= 400) {
    await answer.body?.cancel()
    error(answer.status === 404 || answer.status === 422 ? 404 : 503, 'There is no such file.')
  }
  const sent = new Headers({ 'content-security-policy': SANDBOX, 'x-content-type-options': 'nosniff' })
  copy(answer.headers, sent, ANSWERED)
  return new Response(answer.body, { status: answer.status, headers: sent })
}

/** Waits for the beginning of an answer: a long sound may then take as long as its listener. */
function begin(url: string, headers: Headers): Promise<Response> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  return measureUpstream(() => fetch(url, { headers, signal: patience.signal })).finally(() => clearTimeout(timer))
}

function copy(from: Headers, to: Headers, names: readonly string[]): void {
  for (const name of names) {
    const value = from.get(name)
    if (value !== null) to.set(name, value)
  }
}
