import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { loadOutcomes } from '../../_db/queries/attempts/outcomes.ts'
import type { Outcome } from '../../_domain/engine/outcome.ts'
import type { DatabaseContext } from '../context.ts'
import { attachQuestions, type AttemptWithQuestions } from './attach-questions.ts'
import type { BankCache } from './bank-cache.ts'
import { gradeAttempt } from './close.ts'
import type { FinishedAttempt } from './finisher.ts'

/** An attempt that had been finished before. */
export async function readFinished(
  { db, banks }: Pick<DatabaseContext, 'db'> & { banks: BankCache },
  row: AttemptRow,
): Promise<FinishedAttempt> {
  const [attempt, outcomes] = await Promise.all([attachQuestions(row, banks), loadOutcomes(db, [row])])
  return toReplay(attempt, outcomes.get(row.id))
}

export const toReplay = (attempt: AttemptWithQuestions, outcome: Outcome | undefined): FinishedAttempt => ({
  attempt,
  grading: gradeAttempt(attempt),
  outcome: outcome ?? null,
  xp: attempt.row.xp,
  replayed: true,
})
