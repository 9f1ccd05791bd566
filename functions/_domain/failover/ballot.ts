import type { FailoverTimings } from './timings.ts'

/** Whether the standby has all that the primary acknowledged. The later statement counts: by epoch, then by revision. */
export interface SyncStatement {
  epoch: number
  revision: number
  holds: boolean
}

/** What a voter must not forget, not even when it crashes. */
export interface Ballot {
  /** Grows with each change of primary. 0: there was none yet. */
  epoch: number
  /** The only node that may be primary in this epoch. */
  holder: string | null
  /** The holder ended its lease by itself, for good. */
  released: boolean
  sync: SyncStatement
  /** The newest epoch that people were told of. */
  announced: number
}

/** A voter with what it forgets when it ends. Times are of its own clock, which only goes forward and which nobody else reads. */
export interface Voter {
  ballot: Ballot
  /** Until then nobody but the holder gets a lease from it. */
  keptUntil: number
  /** When the holder got its first lease of this epoch, as far as it remembers. */
  since: number
  /** How far the primary had written, in bytes of its log, when it last asked. */
  position: number | null
}

export interface LeaseRequest {
  node: string
  epoch: number
  sync?: SyncStatement
  position?: number
  /** A person vouches that the holder no longer writes. */
  force?: boolean
}

export const BLANK: Ballot = {
  epoch: 0,
  holder: null,
  released: false,
  sync: { epoch: 0, revision: 0, holds: false },
  announced: 0,
}

/** A voter that starts cannot know when it gave its word last, so it keeps it for the whole time once more. */
export const wake = (ballot: Ballot, now: number, { lease, margin }: FailoverTimings): Voter => ({
  ballot,
  keptUntil: ballot.holder === null || ballot.released ? now : now + lease + margin,
  since: now,
  position: null,
})

/** Gives the lease to who may have it. A refusal changes nothing. */
export function vote(voter: Voter, request: LeaseRequest, now: number, timings: FailoverTimings) {
  const { ballot } = voter
  if (!mayHave(voter, request, now)) return { granted: false, voter }
  const isNew = request.epoch > ballot.epoch
  const after: Voter = {
    ballot: {
      ...ballot,
      epoch: request.epoch,
      holder: request.node,
      released: false,
      sync: request.sync === undefined ? ballot.sync : later(ballot.sync, request.sync),
    },
    keptUntil: now + timings.lease + timings.margin,
    since: isNew ? now : voter.since,
    position: request.position ?? voter.position,
  }
  return { granted: true, voter: after }
}

function mayHave({ ballot, keptUntil }: Voter, { node, epoch, force }: LeaseRequest, now: number): boolean {
  if (epoch < ballot.epoch) return false
  if (epoch === ballot.epoch) return node === ballot.holder && !ballot.released
  return ballot.holder === node || ballot.holder === null || ballot.released || now >= keptUntil || force === true
}

/** The holder has stopped Postgres and will not be primary in this epoch again. */
export function release(voter: Voter, { node, epoch }: { node: string; epoch: number }): Voter {
  const { ballot } = voter
  if (ballot.epoch !== epoch || ballot.holder !== node) return voter
  return { ...voter, ballot: { ...ballot, released: true } }
}

export const announce = (voter: Voter, epoch: number): Voter => ({
  ...voter,
  ballot: { ...voter.ballot, announced: Math.max(voter.ballot.announced, epoch) },
})

export const later = (one: SyncStatement, other: SyncStatement): SyncStatement =>
  other.epoch > one.epoch || (other.epoch === one.epoch && other.revision > one.revision) ? other : one
