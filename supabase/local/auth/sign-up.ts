import type postgres from 'postgres'
import { z } from 'zod'
import type { Connection } from '../../../functions/_db/client.ts'
import { inTransaction } from '../../../functions/_db/session.ts'
import { AUDIENCE, unixSeconds } from './access-token.ts'
import { AuthError } from './auth-error.ts'
import { checkNewPassword, normalizeEmail } from './credentials.ts'
import type { AuthContext, ClientAddress } from './desk.ts'
import { mailAccountExists, mailLink } from './mails.ts'
import { openSession, sessionResponse } from './session.ts'
import { accountByEmail, findUser, type AuthUser } from './user.ts'

export const signUpBody = z.object({
  email: z.string().nullish(),
  phone: z.string().nullish(),
  password: z.string().nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
})
type SignUpBody = z.infer<typeof signUpBody>

/** Where addresses need not be confirmed, the learner is signed in at once; else the link in a mail signs them in. */
export async function signUp(desk: AuthContext, body: SignUpBody, visit: ClientAddress) {
  const { password, data } = body
  const email = wantedEmail(body)
  if (!password) throw new AuthError(400, 'validation_failed', 'Signup requires a valid password')
  checkNewPassword(password)

  const now = desk.now()
  const account = { id: desk.newId(), email, password, data: data ?? {}, confirmed: !desk.confirms, now }
  return desk.confirms ? signUpByMail(desk, account) : signUpAtOnce(desk, account, visit)
}

async function signUpAtOnce(desk: AuthContext, account: NewUser, visit: ClientAddress) {
  const { id: userId, now } = account
  const [sessionId, refreshToken] = [desk.newId(), desk.newRefreshToken()]
  const user = await inTransaction(desk.db, async ({ sql: tx }) => {
    if (!(await insertUser(tx, account))) throw new AuthError(422, 'user_already_exists', 'User already registered')
    await openSession(tx, { id: sessionId, userId, refreshToken, method: 'password', visit, now })
    return findUser(tx, userId)
  })
  if (!user) throw new Error(`a trigger removed the new user ${userId}`)
  const signedInAt = unixSeconds(now)
  return sessionResponse(desk, { user, sessionId, method: 'password', signedInAt, refreshToken }, now)
}

/** The answer is the same for an address that has an account already. Its owner learns by mail that somebody tried. */
async function signUpByMail(desk: AuthContext, account: NewUser): Promise<AuthUser> {
  const user = await inTransaction(desk.db, async (connection) => {
    const isNew = await insertUser(connection.sql, account)
    if (!isNew) return mailOwner(desk, connection, account.email)
    await mailLink(desk, connection, account, 'confirmation')
    return findUser(connection.sql, account.id)
  })
  return user ?? asIfNew(account)
}

async function mailOwner(desk: AuthContext, connection: Connection, email: string): Promise<undefined> {
  const owner = await accountByEmail(connection.sql, email)
  if (!owner) return
  if (owner.confirmed) await mailAccountExists(desk, connection, owner)
  else await mailLink(desk, connection, owner, 'confirmation')
}

export function wantedEmail({ email, phone }: SignUpBody): string {
  if (phone) throw new AuthError(400, 'phone_provider_disabled', 'Phone signups are disabled')
  if (!email) throw new AuthError(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled')
  return normalizeEmail(email)
}

interface NewUser {
  id: string
  email: string
  password: string
  data: Record<string, unknown>
  /** Whether the address counts as confirmed from the start. */
  confirmed: boolean
  now: Date
}

const metadataOf = ({ id, email, data, confirmed }: NewUser) => ({
  ...data,
  sub: id,
  email,
  email_verified: confirmed,
  phone_verified: false,
})

/** Answers whether the address was free. The password is hashed either way, so the time it takes reveals little. */
async function insertUser(tx: postgres.ISql, account: NewUser): Promise<boolean> {
  const { id, email, password, confirmed, now } = account
  const at = now.toISOString()
  const metadata = JSON.stringify(metadataOf(account))
  // Of two sign-ups of one address at once the second waits here for the first, and then finds no row.
  const created = await tx`
    insert into auth.users (
      instance_id, id, aud, role, email, encrypted_password, email_confirmed_at, confirmation_token,
      recovery_token, email_change_token_new, email_change, last_sign_in_at, raw_app_meta_data,
      raw_user_meta_data, created_at, updated_at
    )
    select
      '00000000-0000-0000-0000-000000000000', ${id}::uuid, ${AUDIENCE}, 'authenticated', ${email},
      extensions.crypt(${password}, extensions.gen_salt('bf', 10)), case when ${confirmed} then at end, '',
      '', '', '', case when ${confirmed} then at end, '{"provider": "email", "providers": ["email"]}',
      ${metadata}::text::jsonb, at, at
    from (values (${at}::timestamptz)) as clock (at)
    on conflict do nothing
    returning id`
  if (created.length === 0) return false
  await tx`
    insert into auth.identities (
      provider_id, user_id, identity_data, provider, last_sign_in_at, created_at, updated_at
    )
    select ${id}, ${id}::uuid, ${metadata}::text::jsonb, 'email', at, at, at
    from (values (${at}::timestamptz)) as clock (at)`
  return true
}

/** What a new account with this address would be answered with. */
function asIfNew(account: NewUser): AuthUser {
  const { id, email, now } = account
  const at = now.toISOString()
  const metadata = metadataOf(account)
  return {
    id,
    aud: AUDIENCE,
    role: 'authenticated',
    email,
    email_confirmed_at: null,
    phone: '',
    confirmed_at: null,
    last_sign_in_at: null,
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: metadata,
    identities: [
      {
        identity_id: crypto.randomUUID(),
        id,
        user_id: id,
        identity_data: metadata,
        provider: 'email',
        last_sign_in_at: at,
        created_at: at,
        updated_at: at,
        email,
      },
    ],
    created_at: at,
    updated_at: at,
    is_anonymous: false,
  }
}
