import type { DraftState } from '../../_contracts/authoring/drafts.ts'
import { findChange, markUndone, openSteps } from '../../_db/queries/authoring/changes.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findWrittenTest } from './find-test.ts'
import { lockBoth, moveAgain, moveBack } from './move-questions.ts'
import { beginDraft } from './working-copy.ts'
import { stateOf, writePiece } from './write-change.ts'

interface Step {
  /** Of the test. */
  id: string
  /** The change that the author saw: of two who undo it at once, the second undoes nothing. */
  seq: number
  direction: 'undo' | 'redo'
}

/** Takes the last change back, or brings the one that was taken back last again. */
export const stepDraft = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, seq, direction }: Step,
): Promise<DraftState> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const moved = (await findChange(tx, id, seq))?.after.moved_to
    if (moved) await lockBoth(tx, id, moved.test_id)
    const draft = await beginDraft(tx, test, { by: claims.sub })
    const isUndo = direction === 'undo'
    const next = (await openSteps(tx, id)).find(({ is_undone }) => is_undone !== isUndo)
    const change = next?.seq === seq ? await findChange(tx, id, seq) : undefined
    if (!change)
      throw new DomainError('conflict', `This is not the change to ${direction} any more. Nothing was changed.`, {
        errors: [{ path: 'body.seq', message: 'is not the last change' }],
      })
    const piece = isUndo ? change.before : change.after
    const revision = await writePiece(tx, { draft, by: claims.sub, piece })
    await markUndone(tx, id, seq, isUndo)
    if (moved) await (isUndo ? moveBack(tx, claims, moved) : moveAgain(tx, claims, { ...moved, ...change.before }))
    return stateOf(tx, id, revision)
  })
