import type postgres from 'postgres'
import { z } from 'zod'
import { inTransaction } from '../../../functions/_db/session.ts'
import { AUDIENCE, unixSeconds } from './access-token.ts'
import { AuthError } from './auth-error.ts'
import { checkNewPassword, normalizeEmail } from './credentials.ts'
import type { AuthContext, ClientAddress } from './desk.ts'
import { openSession, sessionResponse } from './session.ts'
import { findUser } from './user.ts'

export const signUpBody = z.object({
  email: z.string().nullish(),
  phone: z.string().nullish(),
  password: z.string().nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
})

/** There is no mail on a laptop, so the address counts as confirmed and the learner is signed in at once. */
export async function signUp(desk: AuthContext, body: z.infer<typeof signUpBody>, visit: ClientAddress) {
  const { password, data } = body
  const email = wantedEmail(body)
  if (!password) throw new AuthError(400, 'validation_failed', 'Signup requires a valid password')
  checkNewPassword(password)

  const now = desk.now()
  const [userId, sessionId, refreshToken] = [desk.newId(), desk.newId(), desk.newRefreshToken()]
  const user = await inTransaction(desk.db, async ({ sql: tx }) => {
    await insertUser(tx, { id: userId, email, password, data: data ?? {}, now })
    await openSession(tx, { id: sessionId, userId, refreshToken, visit, now })
    return findUser(tx, userId)
  })
  if (!user) throw new Error(`a trigger removed the new user ${userId}`)
  return sessionResponse(desk, { user, sessionId, signedInAt: unixSeconds(now), refreshToken }, now)
}

function wantedEmail({ email, phone }: z.infer<typeof signUpBody>): string {
  if (phone) throw new AuthError(400, 'phone_provider_disabled', 'Phone signups are disabled')
  if (!email) throw new AuthError(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled')
  return normalizeEmail(email)
}

interface NewUser {
  id: string
  email: string
  password: string
  data: Record<string, unknown>
  now: Date
}

async function insertUser(tx: postgres.ISql, { id, email, password, data, now }: NewUser) {
  const at = now.toISOString()
  const known = { sub: id, email, email_verified: true, phone_verified: false }
  // Of two sign-ups of one address at once the second waits here for the first, and then finds no row.
  const created = await tx`
    insert into auth.users (
      instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token,
      recovery_token, email_change_token_new, email_change, last_sign_in_at, raw_app_meta_data,
      raw_user_meta_data, created_at, updated_at
    )
    select
      '00000000-0000-0000-0000-000000000000', ${id}::uuid, ${AUDIENCE}, 'authenticated', ${email},
      extensions.crypt(${password}, extensions.gen_salt('bf', 10)), at, '',
      '', '', '', at, '{"provider": "email", "providers": ["email"]}',
      ${JSON.stringify({ ...data, ...known })}::text::jsonb, at, at
    from (values (${at}::timestamptz)) as clock (at)
    on conflict do nothing
    returning id`
  if (created.length === 0) throw new AuthError(422, 'user_already_exists', 'User already registered')
  await tx`
    insert into auth.identities (
      provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at
    )
    select ${id}, ${id}::uuid, ${JSON.stringify({ ...data, ...known })}::text::jsonb, 'email', at, at, at
    from (values (${at}::timestamptz)) as clock (at)`
}
