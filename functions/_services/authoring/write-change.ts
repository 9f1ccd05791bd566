import type { DraftState, DraftStep } from '../../_contracts/authoring/drafts.ts'
import { openSteps, recordChange, type RecordedKind, type OpenStepRow } from '../../_db/queries/authoring/changes.ts'
import {
  orderQuestions,
  putQuestions,
  removeQuestions,
  touchDraft,
  type StoredDraft,
} from '../../_db/queries/authoring/drafts.ts'
import type { Transaction } from '../../_db/session.ts'
import type { DraftPiece } from '../../_domain/authoring/working-copy.ts'
import { checkContent } from './check-content.ts'

export interface ChangeToWrite {
  draft: StoredDraft
  by: string
  what: RecordedKind
  before: DraftPiece
  after: DraftPiece
}

/** Writes a change of a locked working copy, and how to take it back. Returns the new revision. */
export async function writeChange(tx: Transaction, { draft, by, what, before, after }: ChangeToWrite): Promise<number> {
  const { test_id, community_id } = draft
  const revision = await writePiece(tx, { draft, by, piece: after })
  await recordChange(tx, { test_id, community_id, seq: revision, what, by, before, after })
  return revision
}

interface PieceToWrite {
  draft: StoredDraft
  by: string
  piece: DraftPiece
}

/** Puts a piece in the place of what the working copy has. Returns the new revision. */
export async function writePiece(tx: Transaction, { draft, by, piece }: PieceToWrite): Promise<number> {
  const { test_id, community_id } = draft
  const revision = draft.revision + 1
  const questions = Object.entries(piece.questions ?? {})
  await removeQuestions(
    tx,
    test_id,
    questions.flatMap(([id, question]) => (question ? [] : [id])),
  )
  await putQuestions(
    tx,
    { test_id, community_id, revision, by },
    questions.flatMap(([id, question]) =>
      question ? [{ ...question, id, problems: checkContent(question.content).problems.length }] : [],
    ),
  )
  if (piece.order) await orderQuestions(tx, test_id, piece.order)
  await touchDraft(tx, test_id, { revision, by, settings: piece.settings })
  return revision
}

/** How the working copy is now, and what can be undone and redone in it. */
export async function stateOf(tx: Transaction, testId: string, revision: number): Promise<DraftState> {
  const steps = await openSteps(tx, testId)
  const find = (isUndone: boolean) => {
    const step = steps.find(({ is_undone }) => is_undone === isUndone)
    return step ? toStep(step) : null
  }
  return { revision, undo: find(false), redo: find(true) }
}

const toStep = ({ seq, what, questions, made_by, made_at }: OpenStepRow): DraftStep => ({
  seq,
  what,
  questions,
  made_by,
  made_at,
})
