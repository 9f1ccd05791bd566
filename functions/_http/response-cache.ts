import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Claims } from '../_db/session.ts'
import type { CachedResponse } from '../_services/response-cache/cache-store.ts'
import { tokenIn, type AppEnv } from './auth.ts'
import { createHeaderSets, toResponse, type HeaderSets } from './cached-response.ts'
import type { Dependencies } from './dependencies.ts'
import { pathWithoutMount } from './paths.ts'
import type { RecordRequest } from './record-requests.ts'
import { thenSync } from './then-sync.ts'

/** In milliseconds. */
export const MINUTES = 60_000
export const HOURS = 60 * MINUTES
export const DAYS = 24 * HOURS

/** When and for how long a response is cached. */
export interface CacheRule {
  /** The longest time, in milliseconds. */
  ttl: number
  /** Whether it also depends on the learner's date. In every time zone, days begin at a quarter of an hour. */
  changesWithDay?: boolean
  /** What else than one community it is about: nothing but the learner, or the list of all communities. */
  about?: 'learner' | 'communities'
}

/** Headers that differ from response to response. */
const PER_RESPONSE = new Set(['etag', 'x-request-id', 'content-length', 'ratelimit', 'ratelimit-policy'])

/** Answers requests from the cache, before any middleware or route runs. */
export interface CachedResponder {
  /** Undefined if the response is not cached, or the request is cross-origin: middleware and routes then answer it. */
  answer: (request: Request) => Response | undefined | Promise<Response | undefined>
  /** Captures the headers of the first response that is cached. Has to run outside all middleware that sets headers. */
  captureHeaders: MiddlewareHandler<AppEnv>
}

interface CachedRequest {
  request: Request
  headers: HeaderSets
  userId: string
  start: number
  began: number
}

export function createCachedResponder(
  { responseCache, verify, limits, now }: Pick<Dependencies, 'responseCache' | 'verify' | 'limits' | 'now'>,
  record: RecordRequest,
  base: string,
): CachedResponder {
  const { limiter, policyOf } = limits
  const reading = policyOf('reading', 'learner')
  // All cached responses have the same headers apart from two that `toResponse` sets, so those of the first one are enough.
  let headers: HeaderSets | undefined
  const answerFrom = (cached: CachedResponse, { request, headers, userId, start, began }: CachedRequest) => {
    const requestId = requestIdOf(request.headers.get('X-Request-Id'))
    const response = toResponse(cached, { ifNoneMatch: request.headers.get('If-None-Match'), headers, requestId })
    const { method } = request
    const path = pathWithoutMount(request)
    const [route, source] = [path.slice(base.length) || '/', 'cache'] as const
    const { status } = response
    record({ method, path, route, status, start, began, source, request_id: requestId, user_id: userId })
    return response
  }
  return {
    answer: (request) => {
      const token = request.method === 'GET' && headers ? sameOriginToken(request.headers) : undefined
      if (token === undefined) return undefined
      const start = now()
      const began = performance.now()
      const verified = verify(token)
      return thenSync<Claims | undefined, Response | undefined>(
        // A token that is not valid is refused by the middleware.
        verified instanceof Promise ? verified.catch(() => undefined) : verified,
        (claims) =>
          claims &&
          thenSync(
            responseCache.get(claims.sub, addressOf(request.url)),
            (cached) =>
              cached &&
              thenSync(
                // Who sent too many is refused by the middleware, too.
                limiter.take(reading, claims.sub, 1),
                (wait) =>
                  headers && wait === 0
                    ? answerFrom(cached, { request, headers, userId: claims.sub, start, began })
                    : undefined,
              ),
          ),
      )
    },
    captureHeaders: createMiddleware(async (c, next) => {
      await next()
      if (c.get('isCached') && !headers)
        headers = createHeaderSets(Object.fromEntries([...c.res.headers].filter(([name]) => !PER_RESPONSE.has(name))))
    }),
  }
}

/**
 * Caches the response of a route to one learner, about one community unless the rule says otherwise. The query may hold only the community: otherwise requests
 * with arbitrary queries could fill the cache. Without a query the response is about the caller's home community, and is the
 * same as if that had been named. Stands behind `signedIn`.
 */
export const cacheFor = (rule: CacheRule) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const claims = c.get('claims')
    if (!claims) throw new Error('Only responses to signed-in learners are cached.')
    // Requests that the cache answers are counted by their path.
    if (routePath(c).includes(':')) throw new Error('Only routes whose path is always the same are cached.')
    const asked = addressOf(c.req.url)
    const home = rule.about !== undefined || asked.includes('?') ? undefined : await c.get('findHome')(claims)
    c.set('home', home)
    const community = home ?? c.req.query('community') ?? ''
    const address = home === undefined ? asked : `${asked}?community=${home}`
    const isCacheable = rule.about === undefined ? address.endsWith(`?community=${community}`) : !asked.includes('?')
    if (!isCacheable) return conditional(c, next)
    // Decided before anything is read: what was read before a date began is not kept beyond that.
    const now = c.get('now')
    const expiresAt = expiryOf(rule, now())
    const read = await c.get('responseCache').startRead(claims.sub, address, rule.about ?? community)
    const noteCached = () => c.set('isCached', !c.req.raw.headers.has('Origin') && c.res.status === 200)
    c.set('source', read.cached ? 'cache' : 'database')
    try {
      if (read.cached) {
        respond(c, read.cached, PRIVATE)
        noteCached()
        return
      }
      await next()
      const response = await addEtag(c)
      if (!response || c.get('keepsChanging')) return
      // Before the response is stored: what is found in the cache is about the home community.
      await c.get('homeMove')
      read.store(response, expiresAt - now())
      noteCached()
    } finally {
      read.end()
    }
  })

const QUARTER = 15 * MINUTES

const expiryOf = ({ ttl, changesWithDay }: CacheRule, now: number): number =>
  changesWithDay ? Math.min(now + ttl, now - (now % QUARTER) + QUARTER) : now + ttl

/** A matching `If-None-Match` gets a 304, on routes that are not cached. */
export const conditional = createMiddleware<AppEnv>(async (c, next) => {
  await next()
  await addEtag(c)
})

/** The same for text of another type than JSON. */
export const conditionalAs = (contentType: string) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next()
    await addEtag(c, PRIVATE, contentType)
  })

/** The same, and a response to a request without a token may be cached by any cache for so many seconds. */
export const publicCacheFor = (seconds: number) =>
  createMiddleware<AppEnv>(async (c, next) => {
    await next()
    await addEtag(c, c.get('claims') ? PRIVATE : `public, max-age=${seconds}`)
  })

/** The token of a request; undefined if it is cross-origin, since its response needs CORS headers of its own. */
const sameOriginToken = (headers: Headers) =>
  headers.has('Origin') ? undefined : tokenIn(headers.get('Authorization'))

const PRIVATE = 'private, no-cache'

/** Adds an ETag to a response, or makes it a 304 if the reader has it already. Undefined if the response is a problem. */
async function addEtag(
  c: Context<AppEnv>,
  cacheControl = PRIVATE,
  contentType?: string,
): Promise<CachedResponse | undefined> {
  if (c.res.status !== 200) return undefined
  const text = await c.res.text()
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  const response = { text, etag }
  respond(c, response, cacheControl, contentType)
  return response
}

function respond(
  c: Context<AppEnv>,
  response: CachedResponse,
  cacheControl: string,
  contentType = 'application/json',
): void {
  const headers = createHeaderSets({ 'content-type': contentType, 'cache-control': cacheControl })
  c.res = toResponse(response, { ifNoneMatch: c.req.raw.headers.get('If-None-Match'), headers })
  // Appended, since other middleware varies by other headers.
  c.header('Vary', 'Authorization', { append: true })
}

/** The caller's request id if it has a valid one, by the same rule as Hono's middleware. */
const requestIdOf = (header: string | null): string =>
  header !== null && /^[\w\-=]{1,255}$/.test(header) ? header : crypto.randomUUID()

/** Path and query, without the host: a server may have several names. */
const addressOf = (url: string): string => url.slice(url.indexOf('/', url.indexOf('//') + 2))
