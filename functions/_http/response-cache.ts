import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Claims } from '../_db/session.ts'
import type { CachedResponse } from '../_services/response-cache/cache-store.ts'
import { tokenIn, type AppEnv } from './auth.ts'
import type { Dependencies } from './dependencies.ts'
import type { LogRequest } from './log.ts'
import { pathWithoutMount } from './paths.ts'
import { thenSync } from './then-sync.ts'

/** In milliseconds. */
export const MINUTES = 60_000
export const HOURS = 60 * MINUTES
export const DAYS = 24 * HOURS

/** What only one answer has. */
const ITS_OWN = new Set(['etag', 'x-request-id', 'content-length'])

/** Answers from memory what somebody was shown before, ahead of everything that makes up an answer. */
export interface CachedResponder {
  /** Undefined for what is not there, and for whatever a browser asks from elsewhere: it goes the long way. */
  answer: (request: Request) => Response | undefined | Promise<Response | undefined>
  /** Stands around the long way. */
  captureHeaders: MiddlewareHandler<AppEnv>
}

export function createCachedResponder(
  { responseCache, verify, now }: Pick<Dependencies, 'responseCache' | 'verify' | 'now'>,
  tell: LogRequest,
): CachedResponder {
  // All that is shown is sent with the same ones, but for two, which are filled in each time; which, the long way says.
  let headers: Headings | undefined
  const repeat = (headers: Headings, request: Request, userId: string, shown: CachedResponse, start: number) => {
    const { method, headers: asked } = request
    const id = idOf(asked.get('X-Request-Id'))
    const response = answer(asked.get('If-None-Match'), shown, headers, id)
    const path = pathWithoutMount(request)
    tell({ method, path, status: response.status, start, request_id: id, user_id: userId })
    return response
  }
  return {
    answer: (request) => {
      const token = request.method === 'GET' && headers ? tokenFrom(request.headers) : undefined
      if (token === undefined) return undefined
      const start = now()
      // Who may not come in is told so the long way.
      const known = verify(token)
      return thenSync<Claims | undefined, Response | undefined>(
        known instanceof Promise ? known.catch(() => undefined) : known,
        (claims) =>
          claims &&
          thenSync(
            responseCache.get(claims.sub, addressOf(request.url)),
            (shown) => headers && shown && repeat(headers, request, claims.sub, shown, start),
          ),
      )
    },
    captureHeaders: createMiddleware(async (c, next) => {
      await next()
      if (c.get('kept') && !headers)
        headers = headings(Object.fromEntries([...c.res.headers].filter(([name]) => !ITS_OWN.has(name))))
    }),
  }
}

/**
 * Keeps what a route shows to its reader about a community, as long as that is all they asked for: else addresses with
 * anything behind could fill the memory. Stands behind `signedIn`.
 */
export const cacheFor = (ttl: number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const claims = c.get('claims')
    if (!claims) throw new Error('What is kept is kept for somebody.')
    const community = c.req.query('community') ?? ''
    const address = addressOf(c.req.url)
    if (!address.endsWith(`?community=${community}`)) return conditional(c, next)
    const reading = c.get('responseCache').startRead(claims.sub, community)
    try {
      await next()
      const shown = await toShown(c)
      if (!shown) return
      await reading.keep(address, shown, ttl)
      c.set('kept', !c.req.raw.headers.has('Origin') && c.res.status === 200)
    } finally {
      reading.end()
    }
  })

/** For what is not kept: whoever has it already is told so, and nothing is sent again. */
export const conditional = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  await toShown(c)
})

/** Likewise for what everybody may keep a while who asks as nobody. */
export const publicCacheFor = (seconds: number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next()
    await toShown(c, c.get('claims') ? PRIVATE : `public, max-age=${seconds}`)
  })

/** What a browser asks from elsewhere has none here. */
const tokenFrom = (headers: Headers) => (headers.has('Origin') ? undefined : tokenIn(headers.get('Authorization')))

const PRIVATE = 'private, no-cache'

/** Gives an answer its name, and leaves away what the reader has. Undefined for what is no answer but a problem. */
async function toShown(c: Context<AppEnv>, cacheControl = PRIVATE): Promise<CachedResponse | undefined> {
  if (c.res.status !== 200) return undefined
  const bytes = new Uint8Array(await c.res.arrayBuffer())
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  const shown = { bytes, etag }
  const headers = headings({ 'content-type': 'application/json', 'cache-control': cacheControl })
  c.res = answer(c.req.raw.headers.get('If-None-Match'), shown, headers)
  // Behind what others add to it.
  c.header('Vary', 'Authorization', { append: true })
  return shown
}

/** What an answer is sent with, and what one that says only that nothing has changed. */
interface Headings {
  whole: Record<string, string>
  unchanged: Record<string, string>
}

function headings(whole: Record<string, string>): Headings {
  const { 'content-type': _, ...unchanged } = whole
  return { whole, unchanged }
}

/** Fills in what is this answer's own; a response copies it. */
function answer(
  has: string | null,
  { bytes, etag }: CachedResponse,
  { whole, unchanged }: Headings,
  id?: string,
): Response {
  const known = has !== null && names(has, etag)
  const headers = known ? unchanged : whole
  headers.etag = etag
  if (id !== undefined) headers['x-request-id'] = id
  return known ? new Response(null, { status: 304, headers }) : new Response(bytes, { headers })
}

/** Whether a reader's `If-None-Match` has this one. Proxies that pack an answer make its name a weak one. */
const names = (list: string, etag: string): boolean =>
  list.split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim()))

/** The caller's own where it has one, by the rule of the long way. */
const idOf = (given: string | null): string =>
  given !== null && /^[\w\-=]{1,255}$/.test(given) ? given : crypto.randomUUID()

/** Path and query. Not the host: a server may be called by several. */
const addressOf = (url: string): string => url.slice(url.indexOf('/', url.indexOf('//') + 2))
