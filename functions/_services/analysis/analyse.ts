import type { AnalysisQuery, TestAnalysis } from '../../_contracts/analysis/analysis.ts'
import type { Database } from '../../_db/client.ts'
import {
  analysedPage,
  countLots,
  type AnalysedRow,
  type AnalysisPage,
  type AnalysisSelection,
} from '../../_db/queries/analysis/analyzed-attempts.ts'
import { loadBank } from '../../_db/queries/tests/banks.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import { withService, withUser, type Claims } from '../../_db/session.ts'
import { toSheet } from '../../_domain/analysis/sheet.ts'
import { addSheet, startTally } from '../../_domain/analysis/tally.ts'
import { notFound } from '../../_domain/errors.ts'
import type { AttemptServices } from '../attempts/attempt-services.ts'
import { findTaughtTest } from '../tests/find-bank.ts'
import { toAnalysis } from './to-analysis.ts'

/** What students are told. */
const NOT_FOR_STUDENTS = 'What answers say about a test is for instructors and admins.'

/** Read and counted before the next ones are: no connection is held in between, and others get their turn. */
const PAGE = 200

/** What the finished attempts on a test say about its questions, for who teaches in its community. */
export async function analyseTest(
  context: AttemptServices,
  claims: Claims,
  id: string,
  asked: AnalysisQuery,
): Promise<TestAnalysis> {
  const { db } = context
  const test = await withUser(db, claims, (tx) => findTaughtTest(tx, claims, id, NOT_FOR_STUDENTS))
  const version = asked.version ?? test.version
  const bank = await bankOf(context, test, version)
  if (bank.length === 0) throw notFound('version of this test')

  const { mode, first, since = null } = asked
  const selected: AnalysisSelection = { test_id: id, mode: mode === 'all' ? null : mode, first, since }
  // Who answered what is in columns that nobody may read with a token of theirs, and so is what they began and left.
  const lots = await withService(db, (tx) => countLots(tx, selected))
  const keys = bank.map(({ key }) => key)
  const tally = startTally(keys)
  const length = asked.length === 'all' ? null : Number(asked.length)
  for await (const row of finished(db, { ...selected, version, length })) addSheet(tally, toSheet(row, keys))
  return toAnalysis({ test, asked: { ...asked, version, since }, lots, bank, tally })
}

/** A draft still changes: its bank is not remembered. */
const bankOf = ({ db, banks }: AttemptServices, { id, status }: TaughtTest, version: number) =>
  status === 'draft' ? db.withConnection(({ sql }) => loadBank(sql, id, version)) : banks.at(id, version)

async function* finished(db: Database, selected: Omit<AnalysisPage, 'limit' | 'after'>): AsyncGenerator<AnalysedRow> {
  let after: AnalysedRow | undefined
  do {
    const rows = await withService(db, (_, sql) => analysedPage(sql, { ...selected, limit: PAGE, after }))
    yield* rows
    after = rows.length < PAGE ? undefined : rows.at(-1)
  } while (after)
}
