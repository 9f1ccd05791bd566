import type postgres from 'postgres'
import { z } from 'zod'
import { inTransaction } from '../../../functions/_db/session.ts'
import { AuthError } from './auth-error.ts'
import { sessionNotFound, type Caller } from './caller.ts'
import { checkNewPassword } from './credentials.ts'
import type { AuthContext } from './desk.ts'
import { mailPasswordChange } from './mails.ts'
import { dropToken } from './one-time-token.ts'
import { notSupported } from './not-supported.ts'
import { lockUser } from './sign-out.ts'
import { findUser, type AuthUser } from './user.ts'

export const updateUserBody = z.object({
  email: z.string().nullish(),
  phone: z.string().nullish(),
  password: z.string().nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
  app_metadata: z.unknown().optional(),
})

export async function updateUser(
  desk: AuthContext,
  caller: Caller,
  body: z.infer<typeof updateUserBody>,
): Promise<AuthUser> {
  const { user, sessionId } = caller
  const { password, data } = body
  if (body.app_metadata != null)
    throw new AuthError(403, 'not_admin', 'Updating app_metadata requires admin privileges')
  if (body.phone || (body.email && body.email.toLowerCase() !== user.email)) throw notSupported('a change of address')
  if (password != null) checkNewPassword(password)

  const updated = await inTransaction(desk.db, async (connection) => {
    const { sql: tx } = connection
    await lockUser(tx, user.id)
    if (password != null) {
      await changePassword(tx, caller, password)
      await mailPasswordChange(desk, connection, user)
    }
    if (data) await mergeMetadata(tx, user.id, data)
    await tx`update auth.users set updated_at = ${desk.now().toISOString()}::timestamptz where id = ${user.id}::uuid`
    return findUser(tx, user.id)
  })
  if (!updated) throw new AuthError(403, 'user_not_found', `User ${user.id} with session ${sessionId} does not exist`)
  return updated
}

/** A new password ends every other session and every link to reset it, in case another person knew the old one. */
async function changePassword(tx: postgres.ISql, { user, sessionId }: Caller, password: string) {
  // Asked again under the lock: another change may just have ended this session too.
  const open = await tx`select from auth.sessions where id = ${sessionId}::uuid`
  if (open.length === 0) throw sessionNotFound()
  const changed = await tx`
    update auth.users
    set encrypted_password = extensions.crypt(${password}, extensions.gen_salt('bf', 10))
    where id = ${user.id}::uuid
      and not coalesce(extensions.crypt(${password}, nullif(encrypted_password, '')) = encrypted_password, false)
    returning id`
  if (changed.length === 0)
    throw new AuthError(422, 'same_password', 'New password should be different from the old password.')
  await tx`delete from auth.sessions where user_id = ${user.id}::uuid and id <> ${sessionId}::uuid`
  await dropToken(tx, user.id, 'recovery')
}

/** Keys that are not named stay; a null takes its key away. */
const mergeMetadata = (tx: postgres.ISql, id: string, data: Record<string, unknown>) => tx`
  update auth.users
  set raw_user_meta_data = (
    select coalesce(jsonb_object_agg(key, value), '{}')
    from jsonb_each(coalesce(raw_user_meta_data, '{}') || ${JSON.stringify(data)}::text::jsonb)
    where value <> 'null'
  )
  where id = ${id}::uuid`
