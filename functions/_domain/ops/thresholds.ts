/** Above (of `cacheHitRate`: below) which a figure is an alert. Prometheus' rules and the page `/ops` both come from here. */
export const THRESHOLDS = {
  /** Of 99 % of events, in seconds. */
  unlockLatency: 10,
  /** Events that wait to be applied. */
  queueDepth: 10_000,
  /** The part of events that failed. */
  unlockFailures: 0.01,
  /** Of 95 % of displays, in seconds. */
  displayTime: 0.2,
  /** The part of responses that were found in the cache. */
  cacheHitRate: 0.9,
  /** The part of requests that were answered with a server error. */
  serverErrors: 0.01,
  /** Of 99 % of finishes, in seconds. */
  finishTime: 1,
  /** Requests of one process that wait for a connection to the database. */
  poolWaiting: 10,
  /** By how much a worker's next successful turn is late, in seconds. */
  workerOverdue: 300,
  /** How old the newest backup is, in seconds: one is taken each day. */
  backupAge: 26 * 3600,
  /** How old the newest backup is that was restored and found whole, in seconds: one is each week. */
  restoreAge: 8 * 86_400,
  /** How long ago all WAL was shipped, in seconds: what came since would be lost with the database. */
  walAge: 1800,
} as const

/** How many in a `WINDOW` are enough to judge a part of them. */
export const ENOUGH = {
  cacheReads: 1000,
  requests: 100,
} as const

/** Over how long a rate or a percentile is taken, in seconds. */
export const WINDOW = 300
