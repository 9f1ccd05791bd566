import type postgres from 'postgres'
import { z } from 'zod'
import { inTransaction } from '../../../functions/_db/session.ts'
import { unixSeconds } from './access-token.ts'
import { AuthError } from './auth-error.ts'
import { tooLong, weakness } from './credentials.ts'
import type { AuthContext, ClientAddress } from './desk.ts'
import { deleteIdleSessions, openSession, sessionResponse } from './session.ts'
import { findUser } from './user.ts'

export const signInBody = z.object({
  email: z.string().max(255).nullish(),
  phone: z.string().nullish(),
  password: z.string().nullish(),
})

/** Which address is being tried, before anything is known about it. */
export function signInEmail({ email, phone }: z.infer<typeof signInBody>): string {
  if (phone) throw new AuthError(422, 'phone_provider_disabled', 'Phone logins are disabled')
  if (!email) throw new AuthError(400, 'validation_failed', 'missing email or phone')
  return email.toLowerCase()
}

export async function signIn(desk: AuthContext, email: string, password: string, visit: ClientAddress) {
  const match = await desk.db.withConnection(({ sql }) => checkPassword(sql, email, password))
  if (!match) throw invalidCredentials()

  const now = desk.now()
  const { id: userId, hash } = match
  if (desk.confirms && !match.confirmed) throw notConfirmed()
  const [sessionId, refreshToken] = [desk.newId(), desk.newRefreshToken()]
  const user = await inTransaction(desk.db, async ({ sql: tx }) => {
    // A password changed since it was checked has closed all other sessions: do not open one behind its back.
    const still = await tx`
      update auth.users
      set last_sign_in_at = ${now.toISOString()}::timestamptz, updated_at = ${now.toISOString()}::timestamptz
      where id = ${userId}::uuid and encrypted_password = ${hash}
      returning id`
    if (still.length === 0) throw invalidCredentials()
    await deleteIdleSessions(tx, userId, now)
    await openSession(tx, { id: sessionId, userId, refreshToken, method: 'password', visit, now })
    return findUser(tx, userId)
  })
  if (!user) throw invalidCredentials()
  const signedInAt = unixSeconds(now)
  const session = await sessionResponse(desk, { user, sessionId, method: 'password', signedInAt, refreshToken }, now)
  const weak = weakness(password)
  return weak ? { ...session, weak_password: weak } : session
}

/** One statement and one bcrypt of cost 10 whether or not the address has an account, so the time it takes reveals nothing. */
async function checkPassword(sql: postgres.Sql, email: string, password: string) {
  if (tooLong(password)) return undefined
  const [row] = await sql<{ id: string; hash: string; confirmed: boolean; matches: boolean | null }[]>`
    select
      u.id,
      u.encrypted_password as hash,
      u.email_confirmed_at is not null as confirmed,
      extensions.crypt(
        ${password}, case when bcrypted then u.encrypted_password else '$2a$10$nobody.has.this.salt..' end
      ) = u.encrypted_password as matches
    from (values (${email})) as wanted (email)
    left join auth.users u on lower(u.email) = wanted.email
    cross join lateral (select u.encrypted_password ~ '^[$]2[ax][$][0-9]{2}[$].{53}$') as kind (bcrypted)`
  return row?.matches ? row : undefined
}

const notConfirmed = () => new AuthError(400, 'email_not_confirmed', 'Email not confirmed')

const invalidCredentials = () => new AuthError(400, 'invalid_credentials', 'Invalid login credentials')
