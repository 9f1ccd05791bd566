import type { Ballot, SyncStatement } from '../../_domain/failover/ballot.ts'
import type { NodeFolder } from '../../_domain/failover/guard-step.ts'
import { leaderOf, type Leader } from '../../_domain/failover/leader.ts'
import type { SyncPolicy } from '../../_domain/failover/sync-step.ts'
import type { FailoverTimings } from '../../_domain/failover/timings.ts'
import { unseen, type GuardedNode, type NodeView } from './guarded-node.ts'
import type { Peers } from './peers.ts'

export interface NodeGuardOptions {
  name: string
  node: GuardedNode
  voters: readonly string[]
  peers: Peers
  timings: FailoverTimings
  sync: SyncPolicy
  log: (entry: Record<string, unknown>) => void
  /** A clock that only goes forward, and that other processes of this machine share, in milliseconds. */
  now: () => number
}

/** What a guard knows of its node and of the voters. */
export interface GuardMemory {
  folder: NodeFolder
  view: NodeView
  ballots: (Ballot | undefined)[]
  leaseUntil: number
  /** What it last stated of its standby, and what of that a majority of the voters has heard. */
  statement: SyncStatement
  heard: SyncStatement | undefined
  /** When the standby last streamed. */
  standbySeenAt: number
  /** The position from which on all commits wait for the standby. */
  allWaitFrom: number | undefined
  /** A sentence about what holds it up; empty where nothing does. */
  trouble: string
  leader: () => Leader | undefined
  save: (changed: NodeFolder) => Promise<void>
  /** States whether the standby has everything. It is written down first, so that no revision ever says two things. */
  state: (holds: boolean) => Promise<void>
}

export async function createGuardMemory({ node, voters, now }: NodeGuardOptions): Promise<GuardMemory> {
  const memory: GuardMemory = {
    folder: await node.readFolder(),
    view: unseen('stopped'),
    ballots: voters.map(() => undefined),
    leaseUntil: -Infinity,
    statement: { epoch: 0, revision: 0, holds: false },
    heard: undefined,
    standbySeenAt: now(),
    allWaitFrom: undefined,
    trouble: '',
    leader: () => leaderOf(memory.ballots),
    save: async (changed) => {
      await node.writeFolder(changed)
      memory.folder = changed
    },
    state: async (holds) => {
      const { folder } = memory
      await memory.save({ ...folder, revision: folder.revision + 1 })
      memory.statement = { epoch: folder.epoch, revision: folder.revision + 1, holds }
    },
  }
  return memory
}
