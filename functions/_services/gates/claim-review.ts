import type { ClaimBody, Submission } from '../../_contracts/gates/reviews.ts'
import { claim, release as giveBack } from '../../_db/queries/gates/claim-review.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { LEASE_MS } from '../../_domain/gates/claim.ts'
import type { Engine } from '../engine/apply.ts'
import { readSubmission } from './read-reviews.ts'
import { alreadyDecided, refuseIfTaken, submissionToDecide } from './review-refusals.ts'

/** Takes something to read for a while, so that two instructors don't do the same work; claiming it again renews. */
export async function claimSubmission(
  { db, now }: Pick<Engine, 'db' | 'now'>,
  claims: Claims,
  id: string,
  { release }: ClaimBody,
): Promise<Submission> {
  const find = () => withUser(db, claims, (tx) => submissionToDecide(tx, claims, id))
  await find()
  const mine = { id, by: claims.sub }
  if (release) await withService(db, (tx) => giveBack(tx, mine))
  else {
    const at = now()
    const claimed = await withService(db, (tx) => claim(tx, { ...mine, now: at, until: at + LEASE_MS }))
    if (!claimed) {
      const current = await find()
      await refuseIfTaken(db, claims, current, at)
      if (current.decision !== null) throw await alreadyDecided(db, claims, id)
      // Whoever had it has given it back in this moment.
      return claimSubmission({ db, now }, claims, id, { release })
    }
  }
  return readSubmission({ db, now }, claims, id)
}
