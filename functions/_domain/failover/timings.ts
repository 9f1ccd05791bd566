/** In milliseconds, but for what is counted. */
export interface FailoverTimings {
  /** Between two checks of a vantage point. */
  checkEvery: number
  /** So many checks must fail in a row until a vantage point calls the primary down. */
  failuresInARow: number
  /** So many must succeed in a row until it calls it up again. */
  successesInARow: number
  /** How often a guard renews its lease. */
  renewEvery: number
  /** How long a guard relies on a lease, from when it asked for it. */
  lease: number
  /**
   * How much longer a voter keeps its word. It covers what clocks of two machines differ by in that time, and how long it takes to
   * kill Postgres.
   */
  margin: number
  /** How long after a takeover there is no other by itself. */
  coolDown: number
}

export const TIMINGS: FailoverTimings = {
  checkEvery: 3000,
  failuresInARow: 3,
  successesInARow: 2,
  renewEvery: 1000,
  lease: 6000,
  margin: 2000,
  coolDown: 600_000,
}
