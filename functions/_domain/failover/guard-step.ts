import type { Leader } from './leader.ts'

/** What a node's folder holds, as its guard wrote down. */
export interface NodeFolder {
  /** `fenced`: it was primary and is no more, so it may have what no other has. Only a fresh clone takes part again. */
  role: 'primary' | 'standby' | 'fenced'
  /** The newest epoch in which it was, or may be, primary. */
  epoch: number
  /** Of the newest statement about its standby, which it writes down before it tells it: none is made twice. */
  revision: number
}

export type PostgresState = 'stopped' | 'standby' | 'primary'

export interface GuardView {
  node: string
  folder: NodeFolder
  postgres: PostgresState
  /** By the guard's own clock. */
  now: number
  leaseUntil: number
  /** Undefined where too few voters were reached. */
  leader: Leader | undefined
}

/**
 * - `start`: start Postgres, which only reads until it is promoted.
 * - `promote`: let it write.
 * - `adopt`: the voters made this node primary: write that down, then go on.
 * - `kill`: end Postgres at once; the same epoch may go on later.
 * - `retire`: end it, and never be primary in this folder again.
 * - `wait`: do nothing until a lease is there, or a person comes.
 */
export type GuardStep = 'start' | 'promote' | 'adopt' | 'kill' | 'retire' | 'wait' | 'run'

export function guardStep({ node, folder, postgres, now, leaseUntil, leader }: GuardView): GuardStep {
  const isRunning = postgres !== 'stopped'
  if (folder.role === 'fenced') return isRunning ? 'kill' : 'wait'
  if (folder.role === 'standby') {
    // Somebody promoted it past the voters.
    if (postgres === 'primary') return 'retire'
    if (leader?.settled && leader.holder === node && !leader.released && leader.epoch > folder.epoch) return 'adopt'
    return isRunning ? 'run' : 'start'
  }
  if (leader?.settled && leader.epoch > folder.epoch)
    return leader.holder === node && !leader.released ? 'adopt' : 'retire'
  if (leader?.settled && leader.epoch === folder.epoch && leader.released) return 'retire'
  if (now >= leaseUntil) return isRunning ? 'kill' : 'wait'
  if (!isRunning) return 'start'
  return postgres === 'standby' ? 'promote' : 'run'
}

/**
 * The epoch that a primary asks a lease for. It is a newer one where another node's claim came to nothing, yet is in the way, and
 * only while its own lease runs: until then nobody else can have been primary. It is written down once it is granted, so that a
 * node that was overtaken never asks for more than it had.
 */
export const epochToAskFor = ({ node, folder, leader, now, leaseUntil }: Omit<GuardView, 'postgres'>): number =>
  leader && !leader.settled && leader.epoch > folder.epoch && leader.holder !== node && now < leaseUntil
    ? leader.epoch + 1
    : folder.epoch

/**
 * The epoch in which a standby asks to be primary, or why it does not ask. `after` is the epoch that whoever ordered it knew; a person's
 * order has none.
 */
export function claimOf(
  { node, folder, leader }: Pick<GuardView, 'node' | 'folder' | 'leader'>,
  after?: number,
): { epoch: number } | { refused: string } {
  if (folder.role !== 'standby') return { refused: `${node} is no standby: its folder is ${folder.role}.` }
  if (!leader) return { refused: 'Too few voters answer.' }
  if (leader.holder === node && !leader.released) return { epoch: leader.epoch }
  if (after !== undefined && leader.epoch !== after)
    return { refused: `The order was for epoch ${after}, and this is epoch ${leader.epoch}.` }
  return { epoch: leader.epoch + 1 }
}
