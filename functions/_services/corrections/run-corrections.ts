import type { Connection } from '../../_db/client.ts'
import {
  learnersAfter,
  lockRunning,
  recordOutcome,
  storeProgress,
  type RunningCorrection,
} from '../../_db/queries/corrections/corrections.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { amend } from '../../_domain/attempts/amendments.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import { awardMet } from '../rules/award-met.ts'
import { previewRegrade, regradeLearner, type RegradeCause, type RegradeServices } from './regrade-learner.ts'

/** How many learners are looked at before the place is stored. */
const PAGE = 100

/** The most pages of one call: a scheduler's call has a time limit. */
const PAGES = 20

export interface CorrectionsRun {
  learners: number
  /** Whether more is left. */
  more: boolean
}

/**
 * Goes on with corrections: looks whom one changes, or grades their attempts anew. Any number of these may run at the same time,
 * each on a correction of its own; a page that was interrupted is repeated, which changes nothing twice.
 */
export async function runCorrections(
  services: RegradeServices,
  { size = PAGE, pages = PAGES }: { size?: number; pages?: number } = {},
): Promise<CorrectionsRun> {
  const run: CorrectionsRun = { learners: 0, more: false }
  for (let page = 0; page < pages; page++) {
    const looked = await runPage(services, size)
    if (looked === null) return { ...run, more: false }
    run.learners += looked
    run.more = true
  }
  return run
}

/** How many learners were looked at; null if no correction waits. */
const runPage = (services: RegradeServices, size: number): Promise<number | null> =>
  withService(services.db, async (tx, sql) => {
    const correction = await lockRunning(sql, services.now())
    if (!correction) return null
    const learners = await learnersAfter(sql, correction, size)
    for (const { user_id } of learners)
      if (correction.status === 'previewing') await preview(services, sql, correction, user_id)
      else await regradeAndAward(services, tx, correction, user_id)
    const last = learners.at(-1)?.user_id ?? null
    await storeProgress(sql, correction, { learners: learners.length, last, done: learners.length < size })
    return learners.length
  })

async function preview(
  services: RegradeServices,
  sql: Connection['sql'],
  correction: RunningCorrection,
  userId: string,
): Promise<void> {
  const banks = withCorrection(services.banks, correction)
  const outcome = await previewRegrade({ ...services, banks }, causeOf(correction), userId)
  if (outcome) await recordOutcome(sql, correction, outcome, false)
}

/** Banks as they would be with the correction. */
const withCorrection = (banks: BankCache, { amendment, places }: RunningCorrection): BankCache => ({
  get: async (testId, version, corrections) => {
    const bank = await banks.get(testId, version, corrections)
    const positions = new Set(places.filter((it) => it.version === version).map(({ position }) => position))
    return bank.map((question) => (positions.has(question.position) ? amend(question, [amendment]) : question))
  },
})

const causeOf = (correction: RunningCorrection): RegradeCause => ({ ...correction, kind: 'correction' })

async function regradeAndAward(
  services: RegradeServices,
  tx: Transaction,
  correction: RunningCorrection,
  userId: string,
): Promise<void> {
  await regradeLearner(services, causeOf(correction), userId)
  await awardMet(services, tx, { ...correction, user_id: userId })
}
