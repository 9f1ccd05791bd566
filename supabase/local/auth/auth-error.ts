export type AuthErrorStatus = 400 | 401 | 403 | 404 | 413 | 422 | 429 | 500

interface AuthErrorDetails {
  /** Why a password is weak, in the words that supabase-js knows. */
  reasons?: string[]
  /** Seconds until it is worth trying again. */
  retryAfter?: number
  cause?: unknown
}

/** A refusal that the client may read: the code is Supabase Auth's wherever it has one. */
export class AuthError extends Error {
  readonly status: AuthErrorStatus
  readonly code: string
  readonly details: AuthErrorDetails

  constructor(status: AuthErrorStatus, code: string, message: string, details: AuthErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.name = 'AuthError'
    this.status = status
    this.code = code
    this.details = details
  }
}
