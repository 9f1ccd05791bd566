/** What can be refused for a reason the caller can act on. Anything else that is thrown is a fault of ours. */
export type ErrorCode = 'not_found' | 'not_allowed' | 'already_exists' | 'conflict' | 'unavailable'

export class DomainError extends Error {
  readonly code: ErrorCode

  /** The message is for the caller to read: no internals. */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DomainError'
    this.code = code
  }
}

export const notFound = (what: string) =>
  new DomainError('not_found', `There is no such ${what}, or it is not yours to see.`)
