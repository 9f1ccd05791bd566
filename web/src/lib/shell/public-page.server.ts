import type { RequestEvent } from '@sveltejs/kit'
import { chooseEncoding, matchesEtag, notModified, weak } from './encoding.server.ts'
import { countPage } from './metrics.server.ts'
import { pageMemory, toKeptPage, type KeptPage } from './page-memory.server.ts'
import { SESSION_COOKIE } from './supabase.server.ts'
import { readTheme } from './theme.ts'

/** The same for every visitor, and changed by a deployment only. A deployment shows for everyone after this long. */
const SHARED_SECONDS = 60
const SHARED = new Set(['/', '/api', '/api/[function]', '/certificates', '/goodbye', '/help', '/help/[slug]'])

/** Their owner may make them private at any moment, so a cache has to ask each time. */
const REVALIDATED = new Set(['/certificates/[number]', '/u/[username]', '/u/[username]/[award]'])

const memory = pageMemory({ ttl: SHARED_SECONDS * 1000, bytes: 16 * 1024 * 1024, now: Date.now })

/**
 * A page as everyone may see it, from memory where it is there. Only requests that no cookie tells apart are answered
 * for shared caches, and `Vary: Cookie` keeps the answer from all others.
 */
export async function answerPublicPage(event: RequestEvent, render: () => Promise<Response>): Promise<Response> {
  const { route, url, request, cookies, isDataRequest } = event
  const isShared = route.id !== null && SHARED.has(route.id)
  const isRevalidated = route.id !== null && REVALIDATED.has(route.id)
  if ((!isShared && !isRevalidated) || isDataRequest || request.method !== 'GET') return render()

  const theme = readTheme(cookies)
  const isSignedIn = cookies.getAll().some(({ name }) => name.startsWith(SESSION_COOKIE))
  const isForEveryone = !isSignedIn && url.search === ''
  const cacheControl =
    !isForEveryone || theme !== 'system'
      ? 'private, no-cache'
      : isShared
        ? `public, max-age=0, s-maxage=${SHARED_SECONDS}`
        : 'public, no-cache'
  const key = `${theme} ${url.origin}${url.pathname}`
  const kept = isForEveryone && isShared ? memory.find(key) : undefined
  if (kept) {
    countPage.memory()
    return sendKept(request, kept)
  }

  countPage.rendered()
  const response = await render()
  response.headers.append('vary', 'Cookie')
  if (response.status !== 200) return response
  response.headers.set('cache-control', cacheControl)
  if (isForEveryone && isShared) {
    const page = await toKeptPage(response)
    if (page) memory.keep(key, page)
  }
  return response
}

function sendKept(request: Request, { headers: entries, etag, bodies }: KeptPage): Response {
  const headers = new Headers(entries)
  headers.append('vary', 'Accept-Encoding')
  if (matchesEtag(request.headers.get('if-none-match'), etag)) return notModified(headers, etag)
  const encoding = chooseEncoding(request.headers.get('accept-encoding'), ['br', 'gzip'])
  const body = bodies[encoding]
  headers.set('etag', encoding === 'identity' ? etag : weak(etag))
  headers.set('content-length', String(body.byteLength))
  if (encoding !== 'identity') headers.set('content-encoding', encoding)
  return new Response(body, { headers })
}
