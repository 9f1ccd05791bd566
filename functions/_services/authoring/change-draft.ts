import type { DraftState } from '../../_contracts/authoring/drafts.ts'
import type { RecordedKind } from '../../_db/queries/authoring/changes.ts'
import { draftQuestions, type StoredDraft, type StoredQuestion } from '../../_db/queries/authoring/drafts.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DRAFT_LIMITS } from '../../_domain/authoring/draft-limits.ts'
import {
  differenceOf,
  isUnchanged,
  type MovedQuestions,
  type WorkingCopy,
} from '../../_domain/authoring/working-copy.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findWrittenTest } from './find-test.ts'
import { readSettings, toSettings } from './settings.ts'
import { beginDraft, toWorkingCopy } from './working-copy.ts'
import { stateOf, writeChange } from './write-change.ts'

/** What a change is made from. */
export interface DraftInHand {
  tx: Transaction
  test: TaughtTest
  draft: StoredDraft
  copy: WorkingCopy
  questions: readonly StoredQuestion[]
}

export interface DraftChange {
  id: string
  what: RecordedKind
  /** Makes the next working copy from this one. */
  change: (inHand: DraftInHand) => WorkingCopy | Promise<WorkingCopy>
  moved_to?: MovedQuestions
}

/** Changes a working copy as a whole, in one step that can be undone. Changes of one test are made one after another. */
export const changeDraft = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, ...rest }: DraftChange,
): Promise<DraftState> =>
  withUser(db, claims, async (tx) =>
    changeDraftIn(tx, { ...rest, claims, test: await findWrittenTest(tx, claims, id) }),
  )

/** The same in a transaction that does more. */
export async function changeDraftIn(
  tx: Transaction,
  { test, claims, what, change, moved_to }: Omit<DraftChange, 'id'> & { test: TaughtTest; claims: Claims },
): Promise<DraftState> {
  const by = claims.sub
  const draft = await beginDraft(tx, test, { by })
  const questions = await draftQuestions(tx, test.id)
  const settings = toSettings(draft.settings, await readSettings(tx, test.id))
  const copy = toWorkingCopy(settings, questions)
  const next = await change({ tx, test, draft, copy, questions })
  refuseTooMany(next.questions.size)
  const { before, after } = differenceOf(copy, next)
  if (isUnchanged(after)) return stateOf(tx, test.id, draft.revision)
  return stateOf(
    tx,
    test.id,
    await writeChange(tx, { draft, by, what, before, after: { ...after, ...(moved_to && { moved_to }) } }),
  )
}

export function refuseTooMany(questions: number) {
  if (questions > DRAFT_LIMITS.questions)
    throw new DomainError('draft_full', `A test has at most ${DRAFT_LIMITS.questions} questions. Nothing was changed.`)
}
