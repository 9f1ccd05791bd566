/** All in milliseconds. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const SCHEDULE = {
  backupEvery: DAY,
  drillEvery: 7 * DAY,
  /** How soon what failed is tried again. */
  retryBackupAfter: 10 * MINUTE,
  retryDrillAfter: 6 * HOUR,
  /** How often it is noted that all WAL was shipped. */
  noteWalEvery: 10 * MINUTE,
  copyEvery: MINUTE,
} as const

/** When something was last done well, and last tried at all, in milliseconds since 1970. */
export interface LastDone {
  done?: number
  tried?: number
}

/** Whether it is time for something that is done every so often, and sooner again after it failed. */
export function isDue({ done, tried }: LastDone, now: number, every: number, retryAfter: number): boolean {
  if (done !== undefined && now - done < every) return false
  return tried === undefined || now - tried >= retryAfter || (done !== undefined && tried <= done)
}
