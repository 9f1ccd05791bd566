import { rulesOf, type AnswerKey } from './kinds/rules.ts'
import type { Question } from './question.ts'

/** What is right, as a learner reads it. The options are in the order to which the key's numbers refer. */
export function rightTexts(key: AnswerKey, { options, unit }: Pick<Question, 'options' | 'unit'>): readonly string[] {
  const rules = rulesOf(key.kind)
  const rows = rules.rows(options)
  return rows ? rules.places(key).map((place) => rows[place] ?? '') : rules.expected(key, unit)
}
