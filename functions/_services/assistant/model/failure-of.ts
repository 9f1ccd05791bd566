import { APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk'
import type { ModelEnd, ModelFailure } from './model-client.ts'

/** What the error says went wrong, for one that we did not cause ourselves. */
export function failureOf(error: unknown): ModelEnd & { type: 'failed' } {
  const retryAfter = retryAfterOf(error)
  return { type: 'failed', reason: reasonOf(error), ...(retryAfter === undefined ? {} : { retryAfter }) }
}

/** An error within a stream has a type and no status; one instead of a stream has both. */
function reasonOf(error: unknown): ModelFailure {
  if (error instanceof APIConnectionTimeoutError) return 'timeout'
  if (!(error instanceof APIError)) return 'unavailable'
  if (error.status === 429 || error.type === 'rate_limit_error') return 'rate_limited'
  if (error.status === 529 || error.type === 'overloaded_error') return 'overloaded'
  if (error.status === 504 || error.type === 'timeout_error') return 'timeout'
  if (error.status === 408 || error.status === 409) return 'unavailable'
  const ours = error.status !== undefined ? error.status < 500 : OURS.has(error.type ?? '')
  return ours ? 'misconfigured' : 'unavailable'
}

/** Errors that no second try mends: the key, the account, the model's name or what we ask for. */
const OURS = new Set([
  'authentication_error',
  'billing_error',
  'invalid_request_error',
  'not_found_error',
  'permission_error',
])

/** In seconds. */
function retryAfterOf(error: unknown): number | undefined {
  if (!(error instanceof APIError) || error.status === undefined) return undefined
  const seconds = Number.parseFloat(error.headers?.get('retry-after') ?? '')
  return seconds >= 0 ? seconds : undefined
}
