import { z } from 'zod'
import { inTransaction } from '../../../functions/_db/session.ts'
import { AuthError } from './auth-error.ts'
import { normalizeEmail } from './credentials.ts'
import type { AuthContext } from './desk.ts'
import { mailLink } from './mails.ts'
import { notSupported } from './not-supported.ts'
import { accountByEmail } from './user.ts'

export const resendBody = z.object({ type: z.string().nullish(), email: z.string().nullish() })

export function resendEmail({ mail }: AuthContext, { type, email }: z.infer<typeof resendBody>): string {
  if (!mail) throw notSupported('a repeated mail')
  if (type !== 'signup') throw notSupported(`a repeated mail of type ${JSON.stringify(type)}`)
  if (!email) throw new AuthError(400, 'validation_failed', 'Type provided requires an email address')
  return normalizeEmail(email)
}

/** Mails another link to confirm the address, if there is an account that has not confirmed it. */
export const resend = (desk: AuthContext, email: string): Promise<void> =>
  inTransaction(desk.db, async (connection) => {
    const account = await accountByEmail(connection.sql, email)
    if (account && !account.confirmed) await mailLink(desk, connection, account, 'confirmation')
  })
