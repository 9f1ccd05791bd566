import type { ClaimBody, Submission } from '../../_contracts/gates/reviews.ts'
import { claimReview, releaseReview } from '../../_db/queries/gates/claim-review.ts'
import { withService, withUser } from '../../_db/session.ts'
import { LEASE_MS } from '../../_domain/gates/claim.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readSubmission } from './read-reviews.ts'
import { alreadyDecided, findSubmission, refuseIfClaimed } from './review-refusals.ts'

/**
 * Leases a submission to one instructor, so that two do not do the same work. The same instructor renews the lease by
 * claiming again, or releases it.
 */
export async function claimSubmission(
  context: WithClaims<DatabaseContext>,
  input: ClaimBody & { id: string },
): Promise<Submission> {
  const { db, now, claims } = context
  const { id, release } = input
  const find = () => withUser(db, claims, (tx) => findSubmission(tx, { claims, id }))
  await find()
  const lease = { id, by: claims.sub }
  if (release) await withService(db, (tx) => releaseReview(tx, lease))
  else {
    const at = now()
    const claimed = await withService(db, (tx) => claimReview(tx, { ...lease, now: at, until: at + LEASE_MS }))
    if (!claimed) {
      const current = await find()
      await refuseIfClaimed(context, current)
      if (current.decision !== null) throw await alreadyDecided(context, id)
      // The other instructor released it just now.
      return claimSubmission(context, input)
    }
  }
  return readSubmission(context, id)
}
