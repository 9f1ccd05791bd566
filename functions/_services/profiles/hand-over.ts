import type { Handover } from '../../_contracts/profiles/deletion.ts'
import { close, lockAdministered, orphanedBy, promote } from '../../_db/queries/communities/succession.ts'
import { insertAdminNotification } from '../../_db/queries/notifications/became-admin.ts'
import { wakeStreams } from '../../_db/queries/notifications/read.ts'
import type { Transaction } from '../../_db/session.ts'
import { decideSuccession, type OrphanedCommunity } from '../../_domain/communities/succession.ts'
import { DomainError } from '../../_domain/errors.ts'

interface HandoverRequest {
  adminId: string
  choices: readonly Handover[]
  now: number
}

/**
 * In the transaction that deletes an admin's account: gives each community that would be left without an admin to the chosen
 * member, who is notified, or closes it. Of two admins who delete their accounts at the same time, the second waits here and is then the
 * only one.
 */
export async function handOver(tx: Transaction, { adminId, choices, now }: HandoverRequest): Promise<void> {
  await lockAdministered(tx, adminId)
  const { promotions, closings, undecided } = decideSuccession(await orphanedBy(tx, adminId), choices)
  if (undecided.length > 0) throw soleAdmin(undecided, 'needs a new admin, or is to be closed')
  for (const { community, successor } of promotions) {
    if (successor === adminId || !(await promote(tx, community.id, successor)))
      throw soleAdmin([community], 'the chosen person is not one of its other members')
    await insertAdminNotification(tx, { userId: successor, communityId: community.id, now })
    await wakeStreams(tx, [successor])
  }
  for (const { id } of closings) await close(tx, id)
}

const soleAdmin = (communities: readonly OrphanedCommunity[], message: string) =>
  new DomainError(
    'sole_admin',
    `You are the only admin of ${communities.map(({ name }) => name).join(', ')}. Choose a new admin or close it. Nothing was deleted.`,
    { errors: communities.map(({ slug }) => ({ path: `body.communities.${slug}`, message })) },
  )
