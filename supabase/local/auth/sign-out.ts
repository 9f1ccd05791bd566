import type postgres from 'postgres'
import { z } from 'zod'
import { inTransaction } from '../../../functions/_db/session.ts'
import { AuthError } from './auth-error.ts'
import type { Caller } from './caller.ts'
import type { AuthContext } from './desk.ts'

const scopeSchema = z.enum(['global', 'local', 'others']).default('global')

/** Ending a session takes its refresh tokens along; its access token stops working here at once. */
export async function signOut(
  desk: AuthContext,
  { user, sessionId }: Caller,
  scope: string | undefined,
): Promise<void> {
  const wanted = scopeSchema.safeParse(scope || undefined)
  if (!wanted.success)
    throw new AuthError(400, 'validation_failed', `Unsupported logout scope ${JSON.stringify(scope)}`)
  await inTransaction(desk.db, async ({ sql: tx }) => {
    await lockUser(tx, user.id)
    await tx`
      delete from auth.sessions
      where user_id = ${user.id}::uuid
        and (
          ${wanted.data} = 'global'
          or (${wanted.data} = 'local') = (id = ${sessionId}::uuid)
        )`
  })
}

/** Ending several sessions waits here for a session that is being opened, and for other requests that end several. */
export const lockUser = (tx: postgres.ISql, id: string) =>
  tx`select from auth.users where id = ${id}::uuid for no key update`
