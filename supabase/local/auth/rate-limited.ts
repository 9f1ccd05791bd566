import { AuthError } from './auth-error.ts'

/** The refusal of a request that comes too soon, with the seconds until it is worth trying again. */
export const rateLimited = (seconds: number) =>
  new AuthError(429, 'over_request_rate_limit', 'Request rate limit reached', {
    retryAfter: Math.max(1, Math.ceil(seconds)),
  })
