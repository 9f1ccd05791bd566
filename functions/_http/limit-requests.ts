import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { routePath } from 'hono/route'
import { waitText } from '../_domain/locale/spans.ts'
import { unlimited, type RateLimiter } from '../_services/rate-limits/rate-limiter.ts'
import { unmeasured, type Metrics } from '../_domain/ops/metrics.ts'
import type { RatePolicy } from '../_domain/rate-limits/bucket.ts'
import type { AppEnv } from './auth.ts'
import { networkOf } from './client-address.ts'
import { createPolicies, limitOf, type OperationLimit, type PolicyOf } from './limits.ts'
import { HttpProblem } from './problem.ts'

/** How many requests of each caller are answered. */
export interface RequestLimits {
  limiter: RateLimiter
  policyOf: PolicyOf
  /** The address of a caller without a token; null where no trusted one is known, and then nothing is counted. */
  addressOf: (c: Context) => string | null
}

/** Counts nobody, for tests and benches of other things. */
export const noLimits: RequestLimits = { limiter: unlimited, policyOf: createPolicies(), addressOf: () => null }

/** Who sent a request: an account, the scheduler, or somebody without a token. */
export type CountedCaller = { by: 'account'; id: string } | { by: 'worker' } | { by: 'address' }

/** A bucket from which a request took. */
export interface Taken {
  policy: RatePolicy
  caller: string
}

/**
 * Makes a function that takes the units of a request from its caller's bucket, before anything is read for it. Refuses the
 * request if they are not there. `base` stands before the path of each operation.
 */
export function createRequestLimit(
  app: Pick<OpenAPIHono<AppEnv>, 'openAPIRegistry'>,
  base: string,
  { limiter, policyOf, addressOf }: RequestLimits,
  metrics: Metrics = unmeasured,
) {
  let operations: Map<string, OperationLimit> | undefined
  const limitFor = (c: Context<AppEnv>): OperationLimit => {
    operations ??= operationsOf(app)
    const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
    const path = routePath(c).slice(base.length) || '/'
    const limit = operations.get(`${method} ${path}`)
    if (!limit) throw new Error(`There is no operation ${method} ${path}.`)
    return limit
  }
  return async (c: Context<AppEnv>, by: CountedCaller): Promise<void> => {
    const limit = limitFor(c)
    const caller = toCaller(by, limit, () => addressOf(c))
    if (!caller) return
    const policy = policyOf(limit.class, caller.kind)
    c.set('taken', { policy, caller: caller.id })
    const wait = await limiter.take(policy, caller.id, limit.weight)
    if (wait === 0) return
    metrics.counter('laude_rate_limit_refusals_total', { policy: policy.name })()
    throw rateLimited(wait)
  }
}

function toCaller(caller: CountedCaller, { isTeaching }: OperationLimit, addressOf: () => string | null) {
  if (caller.by === 'worker') return { kind: 'worker', id: 'scheduler' } as const
  if (caller.by === 'account') return { kind: isTeaching ? 'instructor' : 'learner', id: caller.id } as const
  const address = addressOf()
  return address === null ? undefined : ({ kind: 'address', id: networkOf(address) } as const)
}

/** The limits of the operations, by method and path as the router spells them. */
function operationsOf({ openAPIRegistry }: Pick<OpenAPIHono<AppEnv>, 'openAPIRegistry'>) {
  const operations = new Map<string, OperationLimit>()
  for (const definition of openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const { method, path, operationId = '' } = definition.route
    operations.set(`${method.toUpperCase()} ${path.replaceAll(/\{(.+?)\}/g, ':$1')}`, limitOf(operationId, method))
  }
  return operations
}

export const rateLimited = (wait: number): HttpProblem => {
  const retryAfter = Math.max(1, Math.ceil(wait / 1000))
  return new HttpProblem('rate_limited', `That was a lot at once. You can go on in ${waitText(retryAfter)}.`, {
    retryAfter,
  })
}

/** The headers of draft-ietf-httpapi-ratelimit-headers-11, both of them structured fields. */
export function rateLimitHeaders({ limiter }: RequestLimits, { policy, caller }: Taken): Record<string, string> {
  const { left, debt } = limiter.standingOf(policy, caller)
  const window = Math.ceil(policy.burst / policy.perSecond)
  return {
    'RateLimit-Policy': `"${policy.name}";q=${Math.floor(policy.burst)};w=${window}`,
    RateLimit: `"${policy.name}";r=${left};t=${Math.ceil(debt / 1000)}`,
  }
}
