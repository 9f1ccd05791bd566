import type { TestStanding } from '../../_contracts/tests/tests.ts'
import type { StandingRow } from '../../_db/queries/attempts/standings.ts'
import { bandOf } from '../../_domain/attempts/band.ts'

/** A learner's standing in a test, from their attempts. */
export function toStanding(row: StandingRow | undefined): TestStanding {
  if (!row) return { running: null, last: null, best: null, finished: 0 }
  const { running, last, best, finished } = row
  return {
    running,
    last: last && {
      ...last,
      band: bandOf(last.percent),
      finished_at: new Date(last.finished_at).toISOString(),
    },
    best,
    finished,
  }
}
