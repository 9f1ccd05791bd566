import type { DeleteProfileBody } from '../../_contracts/profiles/deletion.ts'
import { lastSignIn } from '../../_contracts/profiles/sign-in-claims.ts'
import { profileOf } from '../../_db/queries/profiles/mine.ts'
import { deleteAccount, isLockBusy } from '../../_db/queries/profiles/delete.ts'
import { withService, withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { isRecent } from '../../_domain/profiles/recent-sign-in.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { handOver } from './hand-over.ts'

/** How often the deletion is retried while the engine holds a lock on the learner's rows. */
const ATTEMPTS = 100
/** Milliseconds between two attempts. */
const PAUSE = 50

/**
 * Deletes the caller's account and all their data, for good. The typed username confirms it. Communities that have no other
 * admin go to the chosen members or are closed. A repeat after the account is gone succeeds, too.
 */
export async function deleteMyAccount(
  { db, now, claims }: WithClaims<DatabaseContext>,
  { username: typedUsername, communities }: DeleteProfileBody,
): Promise<void> {
  const signIn = lastSignIn(claims)
  if (!signIn || !isRecent(signIn, now()))
    throw new DomainError('sign_in_again', 'Sign in again first: this cannot be undone. Nothing was deleted.')
  const profile = await withUser(db, claims, (tx) => profileOf(tx, claims.sub))
  if (!profile) return
  if (profile.username !== typedUsername)
    throw new DomainError('username_differs', 'This is not your username. Nothing was deleted.', {
      errors: [{ path: 'body.username', message: 'is not yours' }],
    })
  await retryWhileBusy(() =>
    withService(db, async (tx) => {
      await handOver(tx, { adminId: claims.sub, choices: communities, now: now() })
      await deleteAccount(tx, claims.sub)
    }),
  )
}

async function retryWhileBusy(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      await work()
      return
    } catch (error) {
      if (!isLockBusy(error)) throw error
      if (attempt === ATTEMPTS)
        throw new DomainError(
          'unavailable',
          'Your progress is being saved right now. Nothing was deleted; try again in a moment.',
        )
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
}
