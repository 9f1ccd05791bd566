import type { Context } from 'hono'
import { AuthError } from './auth-error.ts'

const VERSION_HEADER = 'x-supabase-api-version'
const CODES_AS_STRINGS = '2024-01-01'

/** Supabase Auth has two shapes of error; the client names the one it reads with a dated header. */
export function errorResponse(c: Context, error: AuthError): Response {
  const { status, code, message, details } = error
  c.header('x-sb-error-code', code)
  if (details.retryAfter) c.header('retry-after', String(details.retryAfter))
  const extra = details.reasons && { weak_password: { reasons: details.reasons } }

  // A browser that was sent here shows what it gets: a refused sign-in with another provider is read by a person.
  if (c.req.header('accept')?.includes('text/html')) return c.text(message, status)

  const asked = c.req.header(VERSION_HEADER) ?? ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(asked) && asked >= CODES_AS_STRINGS) {
    c.header(VERSION_HEADER, CODES_AS_STRINGS)
    return c.json({ code, message, ...extra }, status)
  }
  return c.json({ code: status, error_code: code, msg: message, ...extra }, status)
}

/** What any thrown thing means to the client. Whatever is not ours to explain stays in our own log. */
export function asAuthError(error: unknown): AuthError {
  if (error instanceof AuthError) return error
  if (refusedByDatabase(error))
    return new AuthError(400, 'validation_failed', 'The database refused these values', { cause: error })
  return new AuthError(500, 'unexpected_failure', 'Unexpected failure, see the log of the local stack', {
    cause: error,
  })
}

/** Values that a trigger on auth.users will not take (class 22, 23, or raised on purpose) are the client's. */
const refusedByDatabase = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(22|23|P0001$)/.test(error.code)
