import type { Connection } from '../../_db/client.ts'
import {
  lockRunning,
  recordOutcome,
  regradedAmong,
  storeProgress,
  type RunningCorrection,
} from '../../_db/queries/corrections/corrections.ts'
import { noteChanges } from '../../_db/queries/memory/changes.ts'
import { withService } from '../../_db/session.ts'
import { amend } from '../../_domain/attempts/amendments.ts'
import type { BankCache } from '../attempts/bank-cache.ts'
import { awardMet } from '../rules/award-met.ts'
import { createLearnersAhead, type LearnersAhead } from './learners-ahead.ts'
import { previewRegrade, regradeLearner, type RegradeCause, type RegradeServices } from './regrade-learner.ts'

/** How many learners are looked at before the place is stored. */
const PAGE = 100

/** How many learners of a page are computed at the same time. */
const AT_A_TIME = 4

/** The most pages of one call: a scheduler's call has a time limit. */
const PAGES = 20

interface CorrectionsRunOptions {
  size?: number
  pages?: number
  /** Who calls again and again keeps it, so that learners are read less often. */
  ahead?: LearnersAhead
}

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
  { size = PAGE, pages = PAGES, ahead = createLearnersAhead(size * pages) }: CorrectionsRunOptions = {},
): Promise<CorrectionsRun> {
  const run: CorrectionsRun = { learners: 0, more: false }
  for (let page = 0; page < pages; page++) {
    const looked = await runPage(services, ahead, size)
    if (looked === null) return { ...run, more: false }
    run.learners += looked
    run.more = true
  }
  return run
}

/** How many learners were looked at; null if no correction waits. */
const runPage = (services: RegradeServices, ahead: LearnersAhead, size: number): Promise<number | null> =>
  withService(services.db, async (tx, sql) => {
    const correction = await lockRunning(sql, services.now())
    if (!correction) return null
    const users = await ahead.take(sql, correction, size)
    if (correction.status === 'previewing') await preview(services, sql, correction, users)
    else {
      await eachOf(users, (user) => regradeLearner(services, causeOf(correction), user))
      // Those of an interrupted page, too, who were graded anew and not looked at.
      await awardMet(services, tx, { ...correction, users: await regradedAmong(sql, correction.id, users) })
      // Also those whose score stays, or who only practiced it: what was right and is void now says nothing about memory.
      await noteMemory(sql, correction, users)
    }
    await storeProgress(sql, correction, {
      learners: users.length,
      last: users.at(-1) ?? null,
      done: users.length < size,
    })
    return users.length
  })

const noteMemory = async (sql: Connection['sql'], { community_id }: RunningCorrection, users: readonly string[]) => {
  const learners = users.map((user_id) => ({ user_id, community_id }))
  if (learners.length > 0) await noteChanges(sql, learners, { anew: true })
}

async function preview(
  services: RegradeServices,
  sql: Connection['sql'],
  correction: RunningCorrection,
  users: readonly string[],
): Promise<void> {
  const banks = withCorrection(services.banks, correction)
  const outcomes = await eachOf(users, (user) => previewRegrade({ ...services, banks }, causeOf(correction), user))
  for (const outcome of outcomes) if (outcome) await recordOutcome(sql, correction, outcome, false)
}

/** A few learners at a time: while Postgres works for one, another is computed. */
async function eachOf<Result>(users: readonly string[], work: (user: string) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (let first = 0; first < users.length; first += AT_A_TIME)
    results.push(...(await Promise.all(users.slice(first, first + AT_A_TIME).map(work))))
  return results
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
