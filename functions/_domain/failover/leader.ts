import { later, type Ballot, type SyncStatement } from './ballot.ts'
import type { FailoverTimings } from './timings.ts'

export const majorityOf = (voters: number): number => Math.floor(voters / 2) + 1

/** What ballots say together. */
export interface Leader {
  epoch: number
  holder: string | null
  released: boolean
  /** Whether a majority is at this epoch. Otherwise a takeover was cut off on its way. */
  settled: boolean
  sync: SyncStatement
  announced: number
}

/** Undefined where fewer than a majority were reached: then nothing is known. */
export function leaderOf(ballots: readonly (Ballot | undefined)[]): Leader | undefined {
  const reached = ballots.filter((ballot) => ballot !== undefined)
  const [first] = reached
  if (!first || reached.length < majorityOf(ballots.length)) return undefined
  const newest = reached.reduce((one, other) => (other.epoch > one.epoch ? other : one))
  const atNewest = reached.filter(({ epoch }) => epoch === newest.epoch)
  return {
    epoch: newest.epoch,
    holder: newest.holder,
    released: atNewest.some(({ released }) => released),
    settled: atNewest.length >= majorityOf(ballots.length),
    sync: reached.map(({ sync }) => sync).reduce(later),
    announced: Math.max(...reached.map(({ announced }) => announced)),
  }
}

/**
 * Until when a guard may rely on its lease, by its own clock: counted from before it asked, while each voter counts from when it
 * was asked, and longer. So the guard is the first to call it over, and no two clocks are compared.
 */
export const leaseFrom = (
  sentAt: number,
  { granted, voters }: { granted: number; voters: number },
  { lease }: FailoverTimings,
): number | undefined => (granted >= majorityOf(voters) ? sentAt + lease : undefined)
