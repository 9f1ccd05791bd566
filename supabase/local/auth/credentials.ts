import { z } from 'zod'
import { AuthError } from './auth-error.ts'

const MIN_LENGTH = 8
/** Bcrypt reads no further, so a longer password would be accepted on its first 72 bytes alone. */
const MAX_BYTES = 72
const html5Email = z.email({ pattern: z.regexes.html5Email }).max(255)

/** One address, one spelling. */
export function normalizeEmail(email: string): string {
  const parsed = html5Email.safeParse(email)
  if (!parsed.success) throw new AuthError(400, 'validation_failed', 'Unable to validate email address: invalid format')
  return parsed.data.toLowerCase()
}

export const tooLong = (password: string) => new TextEncoder().encode(password).length > MAX_BYTES

/** Undefined when there is nothing to say against the password. */
export function weakness(password: string) {
  if (Array.from(password).length >= MIN_LENGTH) return undefined
  return { message: `Password should be at least ${MIN_LENGTH} characters.`, reasons: ['length'] }
}

export function checkNewPassword(password: string): void {
  if (tooLong(password))
    throw new AuthError(400, 'validation_failed', `Password cannot be longer than ${MAX_BYTES} characters`)
  const weak = weakness(password)
  if (weak) throw new AuthError(422, 'weak_password', weak.message, { reasons: weak.reasons })
}
