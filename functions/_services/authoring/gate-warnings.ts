import type { DraftWarning } from '../../_contracts/authoring/drafts.ts'
import type { TestSettings } from '../../_contracts/authoring/settings.ts'
import { authoredGates } from '../../_db/queries/gates/authored.ts'
import type { StoredQuestion } from '../../_db/queries/authoring/drafts.ts'
import type { TaughtTest } from '../../_db/queries/tests/bank-files.ts'
import type { Transaction } from '../../_db/session.ts'
import { givesKeysAway } from '../../_domain/authoring/gives-keys-away.ts'
import { asksCategory, testsAsked } from '../../_domain/rules/tests-asked.ts'
import { isForExamsOnly } from './publishing.ts'

interface TestAsWritten {
  settings: TestSettings
  questions: readonly StoredQuestion[]
}

/** The gates that take an exam of this test as a proof, where practice would show the same questions with their answers. */
export async function gateWarningsOf(
  tx: Transaction,
  { community_id }: TaughtTest,
  { settings, questions }: TestAsWritten,
): Promise<DraftWarning[]> {
  const exam_pool = questions.filter(({ content }) => isForExamsOnly(content)).length
  if (!givesKeysAway({ questions: questions.length, exam_pool, practice: settings.practice })) return []
  const gates = (await authoredGates(tx, community_id)).filter(
    ({ status, type, unlock_criteria, validation_criteria }) =>
      status !== 'retired' &&
      type !== 'completion' &&
      [...testsAsked(unlock_criteria), ...testsAsked(validation_criteria)].some((asked) =>
        asksCategory(asked, settings.category),
      ),
  )
  return gates.map(({ title }) => ({
    code: 'gives_keys_away',
    message: `The gate “${title}” asks for this test, and practice shows its questions with their answers. Reserve questions for exams, or close practice.`,
  }))
}
