import type { TestSettings } from '../../_contracts/authoring/settings.ts'
import { lastSeq } from '../../_db/queries/authoring/changes.ts'
import {
  draftQuestions,
  findDraft,
  insertDraftOfTest,
  lockDraft,
  orderQuestions,
  putQuestions,
  type StoredDraft,
  type StoredQuestion,
} from '../../_db/queries/authoring/drafts.ts'
import { lastVersionOf, type TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import type { Transaction } from '../../_db/session.ts'
import type { WorkingCopy, WorkingQuestion } from '../../_domain/authoring/working-copy.ts'
import { checkContent } from './check-content.ts'
import { correctedState } from './corrected.ts'
import { readSettings, toSettings } from './settings.ts'

/** The working copy of a test, or what it would be made from. */
export interface LoadedDraft {
  draft: StoredDraft
  begun: boolean
  settings: TestSettings
  questions: StoredQuestion[]
}

/** The version that a working copy is made from: the latest, published or not. Null: there is none. */
export const latestVersion = async (tx: Transaction, testId: string): Promise<number | null> =>
  (await lastVersionOf(tx, testId)) || null

/** Reads the working copy; where nobody began one, what the latest version has, under the ids that it will have. */
export async function loadDraft(tx: Transaction, test: TaughtTest): Promise<LoadedDraft> {
  const now = await readSettings(tx, test.id)
  const draft = await findDraft(tx, test.id)
  if (draft)
    return {
      draft,
      begun: true,
      settings: toSettings(draft.settings, now),
      questions: await draftQuestions(tx, test.id),
    }
  const version = await latestVersion(tx, test.id)
  const revision = (await lastSeq(tx, test.id)) + 1
  const state = await correctedState(tx, test, version)
  return {
    draft: {
      test_id: test.id,
      community_id: test.community_id,
      base_version: version,
      revision,
      settings: { ...now },
      settings_revision: revision,
    },
    begun: false,
    settings: now,
    questions: [...state].map(([id, question], index) => ({
      ...question,
      id,
      position: index + 1,
      revision,
      updated_by: null,
      updated_at: new Date(0).toISOString(),
    })),
  }
}

interface DraftBeginning {
  by: string
  /** Without it, the latest. */
  version?: number
}

/** The working copy, locked until the end of the transaction. Where there is none, it begins. */
export async function beginDraft(
  tx: Transaction,
  test: TaughtTest,
  { by, version: wanted }: DraftBeginning,
): Promise<StoredDraft> {
  const before = await lockDraft(tx, test.id)
  if (before) return before
  const version = wanted ?? (await latestVersion(tx, test.id))
  const revision = (await lastSeq(tx, test.id)) + 1
  const settings = await readSettings(tx, test.id)
  const { id: test_id, community_id } = test
  const isNew = await insertDraftOfTest(tx, { test_id, community_id, base_version: version, revision, settings, by })
  // Where it is not new, another request began it a moment ago.
  if (isNew) {
    const state = await correctedState(tx, test, version)
    const questions = [...state].map(([id, question]) => ({
      ...question,
      id,
      problems: checkContent(question.content).problems.length,
    }))
    await putQuestions(tx, { test_id, community_id, revision, by: null }, questions)
    await orderQuestions(tx, test_id, [...state.keys()])
  }
  const draft = await lockDraft(tx, test_id)
  // Published or discarded in between, which nothing but a race can do: begin again.
  return draft ?? beginDraft(tx, test, { by, version: wanted })
}

/** As a value that changes are made of. */
export const toWorkingCopy = (settings: object, questions: readonly StoredQuestion[]): WorkingCopy => ({
  settings: { ...settings },
  questions: new Map(
    questions.map(({ id, content, copied_from, origin, import_id }): [string, WorkingQuestion] => [
      id,
      { content, copied_from, origin, import_id },
    ]),
  ),
})
