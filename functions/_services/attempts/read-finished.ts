import type { AttemptRow } from '../../_db/queries/attempts/load.ts'
import { loadOutcomes, type CountedAttempt } from '../../_db/queries/attempts/outcomes.ts'
import { loadRegrades } from '../../_db/queries/corrections/regrades.ts'
import { entryOfTest } from '../../_domain/engine/earnings.ts'
import type { DatabaseContext } from '../context.ts'
import { attachQuestions, type AttemptWithQuestions } from './attach-questions.ts'
import type { BankCache } from './bank-cache.ts'
import { gradeAttempt } from './close.ts'
import type { FinishedAttempt } from './finisher.ts'

type WithDatabase = Pick<DatabaseContext, 'db'>

/** An attempt that had been finished before. */
export async function readFinished(
  { db, banks }: WithDatabase & { banks: BankCache },
  row: AttemptRow,
): Promise<FinishedAttempt> {
  const [attempt, counted] = await Promise.all([attachQuestions(row, banks), loadOutcomes(db, [row])])
  return toReplay({ db }, attempt, counted.get(row.id))
}

export async function toReplay(
  { db }: WithDatabase,
  attempt: AttemptWithQuestions,
  counted: CountedAttempt | undefined,
): Promise<FinishedAttempt> {
  const { row } = attempt
  return {
    attempt,
    grading: gradeAttempt(attempt),
    counted: counted ?? null,
    xp: row.xp,
    replayed: true,
    // Only a correction grades a finished attempt anew.
    ...(row.corrections > 0 ? await readRegrades({ db }, row, counted) : NOT_REGRADED),
  }
}

export const NOT_REGRADED = { regrades: [], correction: 0 } satisfies Partial<FinishedAttempt>

async function readRegrades(
  { db }: WithDatabase,
  { user_id, id, community_id, test_id }: AttemptRow,
  counted: CountedAttempt | undefined,
): Promise<Pick<FinishedAttempt, 'regrades' | 'correction'>> {
  const booked = counted?.outcome.xp ?? []
  // A regrade may be the first to pay for a test.
  const names = new Set(booked.map(({ reason, reference }) => `${reason} ${reference}`)).add(
    `test ${entryOfTest(test_id, id)}`,
  )
  const { regrades, paid } = await loadRegrades(db, { user_id, id, community_id, entries: [...names] })
  return { regrades, correction: counted ? paid - booked.reduce((sum, { amount }) => sum + amount, 0) : 0 }
}
