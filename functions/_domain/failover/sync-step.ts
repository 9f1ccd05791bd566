/** Whether commits wait for the standby, and what happens when it is lost. */
export interface SyncPolicy {
  mode: 'sync' | 'async'
  /** `wait`: writes stall until a person decides. `continue`: after so long without it, they go on without it. */
  lost: 'wait' | 'continue'
  /** In milliseconds. */
  lostAfter: number
}

export interface SyncView {
  /** Whether commits wait for the standby. */
  waits: boolean
  /** Whether a majority of voters knows that the standby has all that was acknowledged. */
  declared: boolean
  /** How long the standby has not been there; 0: it streams. */
  lostFor: number
  /** Whether it has written all that was acknowledged before commits began to wait for it. */
  caughtUp: boolean
}

/**
 * - `wait-for-it`: let commits wait for the standby.
 * - `declare`, `withdraw`: tell the voters that it has everything, or not any more.
 * - `go-on-alone`: let commits no longer wait.
 * - `stalled`: commits wait for a standby that is lost, and nobody but a person ends that.
 *
 * The order is what keeps the promise: voters hear of a lost standby before anything is acknowledged without it.
 */
export type SyncStep = 'none' | 'wait-for-it' | 'declare' | 'withdraw' | 'go-on-alone' | 'stalled'

export function syncStep({ waits, declared, lostFor, caughtUp }: SyncView, policy: SyncPolicy): SyncStep {
  const isWanted = policy.mode === 'sync'
  if (!isWanted || (lostFor > policy.lostAfter && policy.lost === 'continue')) {
    if (declared) return 'withdraw'
    return waits ? 'go-on-alone' : 'none'
  }
  if (lostFor > 0) return waits && lostFor > policy.lostAfter ? 'stalled' : 'none'
  if (!waits) return 'wait-for-it'
  return declared || !caughtUp ? 'none' : 'declare'
}
