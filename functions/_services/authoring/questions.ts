import type {
  AddQuestionBody,
  ChangedQuestion,
  DraftState,
  EditQuestionBody,
} from '../../_contracts/authoring/drafts.ts'
import { findDraftQuestion, type StoredQuestion } from '../../_db/queries/authoring/drafts.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import { readAsUser, withUser, type Transaction } from '../../_db/session.ts'
import { insertBehind, withoutQuestions, type WorkingQuestion } from '../../_domain/authoring/working-copy.ts'
import { deepEqual } from '../../_domain/deep-equal.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeDraft, changeDraftIn } from './change-draft.ts'
import { openCorrections } from './corrected.ts'
import { findWrittenTest } from './find-test.ts'
import { toDraftQuestion } from './to-question.ts'
import { beginDraft, loadDraft } from './working-copy.ts'
import { stateOf, writeChange } from './write-change.ts'

interface QuestionPath {
  /** Of the test. */
  id: string
  question: string
}

/** A question of the working copy, or what it would be made from. */
export const readDraftQuestion = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, question }: QuestionPath,
): Promise<ChangedQuestion> =>
  readAsUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const { draft, questions } = await loadDraft(tx, test)
    const found = questions.find((other) => other.id === question)
    if (!found) throw notFound('question')
    return toChanged(tx, test, found, await stateOf(tx, id, draft.revision))
  })

/** Adds a question. A repeat with the id that it gave adds nothing. */
export const addQuestion = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, question: wanted, content, after }: Omit<AddQuestionBody, 'id'> & { id: string; question?: string },
): Promise<ChangedQuestion> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const question = wanted ?? crypto.randomUUID()
    const added: WorkingQuestion = { content, copied_from: null, origin: 'new', import_id: null }
    const state = await changeDraftIn(tx, {
      test,
      claims,
      what: 'add',
      change: ({ copy }) => (copy.questions.has(question) ? copy : insertBehind(copy, [[question, added]], after)),
    })
    return toChanged(tx, test, await questionIn(tx, { id, question }), state)
  })

/** A copy behind the question that it was made from. It is another question, so it has a lineage of its own. */
export const duplicateQuestion = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, question: original, copy: wanted }: QuestionPath & { copy?: string },
): Promise<ChangedQuestion> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const question = wanted ?? crypto.randomUUID()
    const state = await changeDraftIn(tx, {
      test,
      claims,
      what: 'duplicate',
      change: ({ copy }) => {
        const found = copy.questions.get(original)
        if (!found) throw notFound('question')
        if (copy.questions.has(question)) return copy
        return insertBehind(copy, [[question, copyOf(original, found)]], original)
      },
    })
    return toChanged(tx, test, await questionIn(tx, { id, question }), state)
  })

/** What another question takes over from this one. */
export const copyOf = (id: string, { content }: WorkingQuestion): WorkingQuestion => {
  const { external_id: _, ...written } = content
  return { content: written, copied_from: id, origin: 'copy', import_id: null }
}

/** Saves what is written of a question. Who read an older revision gets both texts, and nothing is lost. */
export const editQuestion = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, question, revision, content }: QuestionPath & EditQuestionBody,
): Promise<ChangedQuestion> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const draft = await beginDraft(tx, test, { by: claims.sub })
    const stored = await findDraftQuestion(tx, id, question)
    if (stored && deepEqual(stored.content, content))
      return toChanged(tx, test, stored, await stateOf(tx, id, draft.revision))
    if (stored?.revision !== revision) throw changedMeanwhile(content, stored)
    const { copied_from, origin, import_id } = stored
    const made = await writeChange(tx, {
      draft,
      by: claims.sub,
      what: 'edit',
      before: { questions: { [question]: { content: stored.content, copied_from, origin, import_id } } },
      after: { questions: { [question]: { content, copied_from, origin, import_id } } },
    })
    return toChanged(tx, test, await questionIn(tx, { id, question }), await stateOf(tx, id, made))
  })

/** Removes a question that nobody changed since this revision. */
export const removeQuestion = (
  context: WithClaims<DatabaseContext>,
  { id, question, revision }: QuestionPath & { revision: number },
): Promise<DraftState> =>
  changeDraft(context, {
    id,
    what: 'remove',
    change: ({ copy, questions }) => {
      const stored = questions.find((other) => other.id === question)
      if (!stored) throw notFound('question')
      if (stored.revision !== revision) throw changedMeanwhile(null, stored)
      return withoutQuestions(copy, new Set([question]))
    },
  })

async function questionIn(tx: Transaction, { id, question }: QuestionPath): Promise<StoredQuestion> {
  const stored = await findDraftQuestion(tx, id, question)
  if (!stored) throw notFound('question')
  return stored
}

const toChanged = async (
  tx: Transaction,
  test: TaughtTest,
  stored: StoredQuestion,
  state: DraftState,
): Promise<ChangedQuestion> => ({
  question: toDraftQuestion(stored),
  state,
  corrections: await openCorrections(tx, test, stored),
})

const changedMeanwhile = (yours: unknown, stored: StoredQuestion | undefined) =>
  new DomainError(
    'conflict',
    stored
      ? 'Another author changed this question after you loaded it. Nothing of yours was saved yet.'
      : 'Another author removed this question, or it is not in the working copy any more. Nothing of yours was saved yet.',
    {
      errors: [{ path: 'body.revision', message: 'is not the newest' }],
      versus: { yours, stored: stored ? toDraftQuestion(stored) : null },
    },
  )
