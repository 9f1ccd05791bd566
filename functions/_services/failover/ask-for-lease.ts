import { epochToAskFor } from '../../_domain/failover/guard-step.ts'
import { leaseFrom, majorityOf } from '../../_domain/failover/leader.ts'
import type { GuardMemory, NodeGuardOptions } from './guard-memory.ts'

/** Asks all voters for the lease of a primary; answers the epoch in which a majority gave it. */
export async function askForLease(
  { name, node, voters, peers, timings, now }: NodeGuardOptions,
  memory: GuardMemory,
): Promise<number | undefined> {
  const { folder, statement } = memory
  const sentAt = now()
  const epoch = epochToAskFor({
    node: name,
    folder,
    leader: memory.leader(),
    now: sentAt,
    leaseUntil: memory.leaseUntil,
  })
  const request = { node: name, epoch, position: memory.view.position ?? undefined }
  const isStillPrimary = () => memory.folder.role === 'primary' && memory.folder.epoch === folder.epoch
  let granted = 0
  memory.ballots = await Promise.all(
    voters.map(async (voter) => {
      const answer = await peers.requestLease(
        voter,
        epoch === statement.epoch ? { ...request, sync: statement } : request,
      )
      if (answer?.granted) granted++
      // As soon as a majority has answered: others may take their time.
      const until = leaseFrom(sentAt, { granted, voters: voters.length }, timings)
      if (until !== undefined && isStillPrimary()) {
        memory.leaseUntil = Math.max(memory.leaseUntil, until)
        node.holdUntil(memory.leaseUntil)
        if (epoch === statement.epoch) memory.heard = statement
      }
      return answer?.ballot
    }),
  )
  return granted >= majorityOf(voters.length) && isStillPrimary() ? epoch : undefined
}
