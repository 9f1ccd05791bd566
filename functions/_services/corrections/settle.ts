import type { Correction } from '../../_contracts/corrections/corrections.ts'
import { lockDraft } from '../../_db/queries/authoring/drafts.ts'
import { startRegrade, withdraw } from '../../_db/queries/corrections/corrections.ts'
import { withService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { carryIntoDraft } from '../authoring/corrected.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findCorrection, readCorrection } from './read.ts'
import { settleAndTell } from './reports.ts'

/**
 * Applies a correction whose preview is complete: answers are graded with it from now on, and finished attempts are graded anew in
 * the background. Applying it again changes nothing.
 */
export async function applyCorrection(context: WithClaims<DatabaseContext>, id: string): Promise<Correction> {
  const { db, claims } = context
  const { status, test, lineage_id, reason } = await findCorrection(context, id)
  if (status === 'previewing')
    throw new DomainError('too_early', 'It is still being counted whom this correction changes.')
  if (status === 'withdrawn') throw new DomainError('conflict', 'This correction was withdrawn. Make a new one.')
  await withService(db, async (tx, sql) => {
    // First the working copy, then the test: in the order of everyone who changes the former.
    const draft = await lockDraft(tx, test.id)
    if (!(await startRegrade(sql, id, claims.sub))) return
    if (draft) await carryIntoDraft(tx, draft, { id, lineage_id, by: claims.sub })
    const settlement = { test_id: test.id, lineage_id, outcome: 'corrected', reply: reason, by: claims.sub } as const
    await settleAndTell(sql, { ...settlement, correction_id: id }, context.now())
  })
  return readCorrection(context, id)
}

/** Withdraws a correction that was not applied. Withdrawing it again changes nothing. */
export async function withdrawCorrection(context: WithClaims<DatabaseContext>, id: string): Promise<Correction> {
  const { status } = await findCorrection(context, id)
  const isGone = await withService(context.db, (_, sql) => withdraw(sql, id))
  if (!isGone && status !== 'withdrawn')
    throw new DomainError('conflict', 'This correction was applied. A new correction can take its effect back.')
  return readCorrection(context, id)
}
