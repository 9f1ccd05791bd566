import type { AnalysisQuery, TestAnalysis } from '../../_contracts/analysis/analysis.ts'
import type { Database } from '../../_db/client.ts'
import {
  analyzedPage,
  countGroups,
  type AnalyzedRow,
  type AnalysisPage,
  type AnalysisSelection,
} from '../../_db/queries/analysis/analyzed-attempts.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import { withService, withUser } from '../../_db/session.ts'
import { withRepeat } from '../../_db/repeat.ts'
import { toAnsweredAttempt } from '../../_domain/analysis/answered-attempt.ts'
import { addAttempt, startTally } from '../../_domain/analysis/tally.ts'
import { notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import type { WithClaims } from '../context.ts'
import { findTaughtTest } from '../tests/find-bank.ts'
import { toAnalysis } from './to-analysis.ts'

/** The refusal for students. */
const NOT_FOR_STUDENTS = 'Only instructors and admins can see the analysis of a test.'

/** One page is read and counted before the next is read: between pages no connection is held, so other requests get theirs. */
const PAGE = 200

export interface AnalysisRequest extends AnalysisQuery {
  id: string
}

/** What the finished attempts on a test say about its questions, for instructors and admins of its community. */
export async function analyzeTest(
  context: WithClaims<AttemptServices>,
  { id, ...query }: AnalysisRequest,
): Promise<TestAnalysis> {
  const { db, claims } = context
  const test = await withUser(db, claims, (tx) => findTaughtTest(tx, { claims, id, refusal: NOT_FOR_STUDENTS }))
  const version = query.version ?? test.version
  const bank = await bankOf(context, test, version)
  if (bank.length === 0) throw notFound('version of this test')

  const { mode, first, since = null } = query
  const selection: AnalysisSelection = { test_id: id, mode: mode === 'all' ? null : mode, first, since }
  // No token reads the columns with answers, nor other people's unfinished attempts, so the service reads both.
  const groups = await withService(db, (tx) => countGroups(tx, selection))
  const keys = bank.map(({ key }) => key)
  const tally = startTally(keys)
  const length = query.length === 'all' ? null : Number(query.length)
  for await (const row of finishedAttempts(db, { ...selection, version, length }))
    addAttempt(tally, toAnsweredAttempt(row, keys))
  return toAnalysis({ test, asked: { ...query, version, since }, groups, bank, tally })
}

/** A draft still changes, so its bank is not cached. */
const bankOf = ({ db, banks }: AttemptServices, { id, status, corrections }: TaughtTest, version: number) =>
  status === 'draft' ? withRepeat(db, ({ sql }) => loadBank(sql, id, version)) : banks.get(id, version, corrections)

async function* finishedAttempts(
  db: Database,
  selection: Omit<AnalysisPage, 'limit' | 'after'>,
): AsyncGenerator<AnalyzedRow> {
  let after: AnalyzedRow | undefined
  do {
    const rows = await withService(db, (_, sql) => analyzedPage(sql, { ...selection, limit: PAGE, after }))
    yield* rows
    after = rows.length < PAGE ? undefined : rows.at(-1)
  } while (after)
}
