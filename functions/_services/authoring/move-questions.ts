import type { DraftState } from '../../_contracts/authoring/drafts.ts'
import { closeChanges } from '../../_db/queries/authoring/changes.ts'
import { lockDraft } from '../../_db/queries/authoring/drafts.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import {
  insertBehind,
  withoutQuestions,
  type DraftPiece,
  type MovedQuestions,
  type WorkingQuestion,
} from '../../_domain/authoring/working-copy.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeDraftIn } from './change-draft.ts'
import { findWrittenTest } from './find-test.ts'
import { beginDraft } from './working-copy.ts'
import { refuseChanged, type QuestionsAsRead } from './refuse-changed.ts'

/** Moves questions to the end of another test's working copy. They stay what they are: their lineage goes along. */
export const moveQuestions = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, questions, test_id }: { id: string; questions: QuestionsAsRead; test_id: string },
): Promise<DraftState> =>
  withUser(db, claims, async (tx) => {
    const test = await findWrittenTest(tx, claims, id)
    const target = await findWrittenTest(tx, claims, test_id)
    if (test.id === target.id) throw new DomainError('conflict', 'The questions are in this test already.')
    if (test.community_id !== target.community_id)
      throw new DomainError('not_allowed', 'Questions can be moved within one community only.')
    await lockBoth(tx, id, test_id)
    for (const each of [test, target].toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      await beginDraft(tx, each, { by: claims.sub })
    const ids = questions.map((question) => question.id)
    const moving = new Set(ids)
    const taken: [string, WorkingQuestion][] = []
    const state = await changeDraftIn(tx, {
      test,
      claims,
      what: 'move',
      moved_to: { test_id, ids },
      change: (inHand) => {
        refuseChanged(inHand.questions, questions)
        taken.push(...[...inHand.copy.questions].filter(([question]) => moving.has(question)))
        return withoutQuestions(inHand.copy, moving)
      },
    })
    await arrive(tx, claims, { test_id, questions: new Map(taken) })
    return state
  })

/** Both working copies, always in the same order: two who move in opposite directions wait for each other, and never both. */
export async function lockBoth(tx: Transaction, ...ids: string[]) {
  for (const id of ids.toSorted()) await lockDraft(tx, id)
}

/** Takes questions out of the test that they went to. */
export async function moveBack(tx: Transaction, claims: Claims, { test_id, ids }: MovedQuestions) {
  const test = await findWrittenTest(tx, claims, test_id)
  await changeDraftIn(tx, { test, claims, what: 'move', change: ({ copy }) => withoutQuestions(copy, new Set(ids)) })
  await closeChanges(tx, test_id)
}

/** Brings them there again, as they were. */
export const moveAgain = (tx: Transaction, claims: Claims, { test_id, questions = {} }: MovedQuestions & DraftPiece) =>
  arrive(tx, claims, {
    test_id,
    questions: new Map(
      Object.entries(questions).flatMap(([id, question]): [string, WorkingQuestion][] =>
        question ? [[id, question]] : [],
      ),
    ),
  })

/**
 * There the arrival cannot be undone, nor what was changed before it: the questions would be in no test. The undo is where they
 * came from.
 */
async function arrive(
  tx: Transaction,
  claims: Claims,
  { test_id, questions }: { test_id: string; questions: ReadonlyMap<string, WorkingQuestion> },
) {
  const test = await findWrittenTest(tx, claims, test_id)
  await changeDraftIn(tx, {
    test,
    claims,
    what: 'move',
    change: ({ copy }) => {
      const known = [...questions.keys()].find((id) => copy.questions.has(id))
      if (known !== undefined)
        throw new DomainError('conflict', 'The other test has one of these questions already. Nothing was changed.')
      return insertBehind(copy, questions, undefined)
    },
  })
  await closeChanges(tx, test_id)
}
