import type { FailoverTimings } from './timings.ts'

/** What a vantage point has seen of a primary. */
export interface Sighting {
  node: string
  epoch: number
  /** Checks that failed, or succeeded, in a row; one of the two is 0. */
  failures: number
  successes: number
  /** It is called down after some failures, and up only after some successes; between the two stays what was. */
  isDown: boolean
  /** What failed last. */
  reason: string
}

/** What a check found: nothing wrong, or what. */
export type CheckOutcome = { ok: true } | { ok: false; reason: string }

export function see(
  before: Sighting | undefined,
  { node, epoch }: { node: string; epoch: number },
  result: CheckOutcome,
  { failuresInARow, successesInARow }: FailoverTimings,
): Sighting {
  const same = before?.node === node && before.epoch === epoch ? before : undefined
  const failures = result.ok ? 0 : (same?.failures ?? 0) + 1
  const successes = result.ok ? (same?.successes ?? 0) + 1 : 0
  const wasDown = same?.isDown ?? false
  const isDown = wasDown ? successes < successesInARow : failures >= failuresInARow
  return { node, epoch, failures, successes, isDown, reason: result.ok ? (same?.reason ?? '') : result.reason }
}
