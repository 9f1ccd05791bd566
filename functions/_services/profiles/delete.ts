import { signedInAt } from '../../_contracts/profiles/sign-in-claims.ts'
import { profileOf } from '../../_db/queries/profiles/mine.ts'
import { deleteAccount, wasBusy } from '../../_db/queries/profiles/delete.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { isRecent } from '../../_domain/profiles/recent-sign-in.ts'
import type { Engine } from '../engine/apply.ts'

/** How often, and how long apart in milliseconds, it is tried while something of theirs is being written. */
const TRIES = 100
const PAUSE = 50

/** Deletes the account with all that is kept of its owner, for good. Whose account is gone already is told the same. */
export async function deleteMyAccount(
  { db, now }: Pick<Engine, 'db' | 'now'>,
  claims: Claims,
  typed: string,
): Promise<void> {
  if (!isRecent(signedInAt(claims) ?? 0, now()))
    throw new DomainError('sign_in_again', 'Sign in again first: this cannot be undone. Nothing was deleted.')
  const profile = await withUser(db, claims, (tx) => profileOf(tx, claims.sub))
  if (!profile) return
  if (profile.username !== typed)
    throw new DomainError('username_differs', 'This is not your username. Nothing was deleted.', {
      errors: [{ path: 'body.username', message: 'is not yours' }],
    })
  await whenIdle(() => withService(db, (tx) => deleteAccount(tx, claims.sub)))
}

async function whenIdle(work: () => Promise<unknown>): Promise<void> {
  for (let tried = 1; ; tried++)
    try {
      await work()
      return
    } catch (error) {
      if (!wasBusy(error)) throw error
      if (tried === TRIES)
        throw new DomainError('unavailable', 'Progress of yours is being counted. Nothing was deleted; try again.')
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
}
