import type { ServerResponse } from 'node:http'
import type { Behavior } from './behavior.ts'

const STATUSES = {
  invalid_request_error: 400,
  authentication_error: 401,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  overloaded_error: 529,
} as const
export type ProviderErrorType = keyof typeof STATUSES

/** An error as the provider answers it, instead of a message. */
export class ProviderError extends Error {
  override name = 'ProviderError'
  readonly type: ProviderErrorType
  readonly retryAfter: number | undefined

  constructor(type: ProviderErrorType, message: string, retryAfter?: number) {
    super(message)
    this.type = type
    this.retryAfter = retryAfter
  }

  get status(): number {
    return STATUSES[this.type]
  }
}

const REFUSALS: Partial<Record<Behavior['behavior'], ProviderErrorType>> = {
  rate_limited: 'rate_limit_error',
  overloaded: 'overloaded_error',
  internal: 'api_error',
}

/** The error that this behavior answers with at the door, if it does. */
export function refusalOf({ behavior, retryAfter }: Behavior): ProviderError | undefined {
  const type = REFUSALS[behavior]
  return type && new ProviderError(type, 'The stand-in was told to refuse.', retryAfter)
}

export function sendError(response: ServerResponse, error: ProviderError): void {
  const headers = error.retryAfter === undefined ? {} : { 'retry-after': String(error.retryAfter) }
  response.writeHead(error.status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify({ type: 'error', error: { type: error.type, message: error.message } }))
}
