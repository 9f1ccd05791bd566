import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { timingSafeEqual } from 'hono/utils/buffer'
import type { Claims } from '../_db/session.ts'
import type { ResponseCache } from '../_services/response-cache/response-cache.ts'
import type { CountedCaller, Taken } from './limit-requests.ts'
import { HttpProblem } from './problem.ts'
import type { VerifyToken } from './tokens.ts'

export interface AppEnv {
  Variables: {
    requestId: string
    verify: VerifyToken
    responseCache: ResponseCache
    now: () => number
    workerSecret: string | undefined
    /** Refuses the request if its caller sent too many. */
    limit: (c: Context, caller: CountedCaller) => Promise<void>
    /** Of which bucket it was counted. */
    taken?: Taken
    claims?: Claims
    /** The slug of the caller's home community; fails if they belong to none. */
    findHome: (claims: Claims) => Promise<string>
    /** That community, where the cache had to know it. */
    home?: string
    /** Makes the community that a GET request names home: to be awaited before the request is answered. */
    homeMove?: Promise<unknown>
    /** Whether the response may change without a notification, so that it is not cached. */
    keepsChanging?: boolean
    /** Whether the response was cached, and may be sent again from there. */
    isCached?: boolean
    /** Where a response that may be cached came from. */
    source?: 'cache' | 'database'
  }
}

/** RFC 6750: the scheme in any case, one or more blanks, one token. What stands behind the token is ignored. */
const BEARER = /^bearer +([^ ]+)/i

export const tokenIn = (header: string | null | undefined): string | undefined => BEARER.exec(header ?? '')?.[1]

const bearerToken = (header: string | undefined): string => {
  const token = tokenIn(header)
  if (token !== undefined) return token
  throw new HttpProblem('token_missing', 'This needs an Authorization header with a bearer token.', {
    headers: { 'WWW-Authenticate': 'Bearer' },
  })
}

/** Lets only signed-in people through, and sets their claims. */
export const signedIn = createMiddleware<{
  Variables: Pick<AppEnv['Variables'], 'verify' | 'limit' | 'homeMove'> & { claims: Claims }
}>(async (c, next) => {
  const claims = await c.var.verify(bearerToken(c.req.header('Authorization')))
  c.set('claims', claims)
  await c.var.limit(c, { by: 'account', id: claims.sub })
  await next()
  await c.var.homeMove
})

/** Lets every request through, and sets the claims of those with a token. A token that is not valid is refused. */
export const anyone = createMiddleware<AppEnv>(async (c, next) => {
  const header = c.req.header('Authorization')
  const claims = header === undefined ? undefined : await c.var.verify(bearerToken(header))
  c.set('claims', claims)
  await c.var.limit(c, claims ? { by: 'account', id: claims.sub } : { by: 'address' })
  await next()
})

/** Lets every request through, counted by its address: for programs that have no token. */
export const program = createMiddleware<AppEnv>(async (c, next) => {
  await c.var.limit(c, { by: 'address' })
  await next()
})

/** Lets only the scheduler through, which sends the worker's secret. Where no secret is set, every request is refused. */
export const scheduler = createMiddleware<{ Variables: Pick<AppEnv['Variables'], 'workerSecret' | 'limit'> }>(
  async (c, next) => {
    const token = bearerToken(c.req.header('Authorization'))
    if (!c.var.workerSecret || !(await timingSafeEqual(token, c.var.workerSecret)))
      throw new HttpProblem('token_invalid', 'The worker does not know this token.')
    await c.var.limit(c, { by: 'worker' })
    await next()
  },
)
