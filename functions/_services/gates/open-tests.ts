import type { GateWarning } from '../../_contracts/gates/authoring.ts'
import type { AuthoredGateRow } from '../../_db/queries/gates/authored.ts'
import type { SurroundingsRow } from '../../_db/queries/gates/surroundings.ts'
import { givesKeysAway } from '../../_domain/authoring/gives-keys-away.ts'
import { listText } from '../../_domain/locale/lists.ts'
import { asksCategory, testsAsked } from '../../_domain/rules/tests-asked.ts'

/** Conditions that an exam proves, where practice shows the questions of that exam with their answers. */
export function findOpenTests(
  { type, unlock_criteria, validation_criteria }: AuthoredGateRow,
  tests: SurroundingsRow['tests'],
): GateWarning[] {
  // Whoever only has to have done something proves nothing by it.
  if (type === 'completion') return []
  const open = tests.filter(givesKeysAway)
  return [
    ...testsAsked(unlock_criteria, ['unlock_criteria']),
    ...testsAsked(validation_criteria, ['validation_criteria']),
  ]
    .map((asked) => ({
      asked,
      titles: open.filter(({ category }) => asksCategory(asked, category)).map(({ title }) => title),
    }))
    .filter(({ titles }) => titles.length > 0)
    .map(({ asked, titles }) => ({
      path: asked.path,
      message: `practice shows the questions of ${listText(titles)} with their answers: reserve questions for exams there, or close practice`,
    }))
}
