import { z } from 'zod'
import { inTransaction } from '../../../functions/_db/session.ts'
import { AuthError } from './auth-error.ts'
import { normalizeEmail } from './credentials.ts'
import type { AuthContext } from './desk.ts'
import { mailLink } from './mails.ts'
import { notSupported } from './not-supported.ts'
import { accountByEmail } from './user.ts'

/** What supabase-js sends besides, such as the challenge of its PKCE flow, has no meaning for a link that leads to the site. */
export const recoverBody = z.object({ email: z.string().nullish() })

export function recoverEmail({ mail }: AuthContext, { email }: z.infer<typeof recoverBody>): string {
  if (!mail) throw notSupported('password recovery by mail')
  if (!email) throw new AuthError(400, 'validation_failed', 'Password recovery requires an email')
  return normalizeEmail(email)
}

/** Mails a link to reset the password, if there is an account with this address. */
export const recover = (desk: AuthContext, email: string): Promise<void> =>
  inTransaction(desk.db, async (connection) => {
    const account = await accountByEmail(connection.sql, email)
    if (account) await mailLink(desk, connection, account, 'recovery')
  })
