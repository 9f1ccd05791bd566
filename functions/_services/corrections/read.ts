import type { Correction, CorrectionSummary } from '../../_contracts/corrections/corrections.ts'
import {
  changedMost,
  countPlaces,
  findCorrectionRow,
  listCorrectionRows,
  readChanges,
  type ChangesRow,
  type CorrectionRow,
  type ListedCorrectionRow,
} from '../../_db/queries/corrections/read.ts'
import { withService, withUser } from '../../_db/session.ts'
import { bandOf, PASS_MARK } from '../../_domain/attempts/band.ts'
import { notFound } from '../../_domain/errors.ts'
import { promptExcerpt } from '../../_formats/excerpt.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { instant } from '../attempts/instant.ts'
import { findTaughtTest } from '../tests/find-bank.ts'
import { CORRECTIONS_REFUSED } from './refusals.ts'

/** How many learners are named. */
const NAMED = 50

/** The corrections of a test, the newest first. */
export async function listCorrections(
  { db, claims }: WithClaims<DatabaseContext>,
  testId: string,
): Promise<CorrectionSummary[]> {
  await withUser(db, claims, (tx) => findTaughtTest(tx, { claims, id: testId, refusal: CORRECTIONS_REFUSED }))
  const rows = await withService(db, (_, sql) => listCorrectionRows(sql, testId))
  return rows.map(({ learners, ...row }) => ({ ...toSummary(row), learners }))
}

/** A correction with what it changes. */
export async function readCorrection(context: WithClaims<DatabaseContext>, id: string): Promise<Correction> {
  const row = await findCorrection(context, id)
  return toCorrection(context, row)
}

/** A correction of a test that the caller teaches. */
export async function findCorrection({ db, claims }: WithClaims<DatabaseContext>, id: string): Promise<CorrectionRow> {
  const row = await withService(db, (_, sql) => findCorrectionRow(sql, id))
  if (!row) throw notFound('correction')
  await withUser(db, claims, (tx) => findTaughtTest(tx, { claims, id: row.test.id, refusal: CORRECTIONS_REFUSED }))
  return row
}

async function toCorrection({ db }: DatabaseContext, row: CorrectionRow): Promise<Correction> {
  const { looked, of, ...said } = row
  const { changes, places, learners } = await withService(db, async (_, sql) => ({
    changes: await readChanges(sql, row.id),
    places: await countPlaces(sql, row.id, row.community_id),
    learners: await changedMost(sql, row.id, NAMED),
  }))
  return {
    ...toSummary(said),
    progress: { learners: looked, of },
    changes: { ...toChanges(changes), places },
    learners: [...learners],
  }
}

function toSummary(row: Omit<ListedCorrectionRow, 'learners'>): Omit<CorrectionSummary, 'learners'> {
  const { community_id: _, prompt, created_at, applied_at, done_at, ...same } = row
  return {
    ...same,
    excerpt: promptExcerpt(prompt),
    created_at: instant(created_at),
    applied_at: applied_at === null ? null : instant(applied_at),
    done_at: done_at === null ? null : instant(done_at),
  }
}

function toChanges({ scores, ...same }: ChangesRow): Omit<Correction['changes'], 'places'> {
  const count = (worth: (before: number, after: number) => number) =>
    scores.reduce((sum, { before, after, times }) => sum + worth(before, after) * times, 0)
  return {
    ...same,
    bands: count((before, after) => (bandOf(before) === bandOf(after) ? 0 : 1)),
    passes: count((before, after) => Number(after >= PASS_MARK) - Number(before >= PASS_MARK)),
  }
}
