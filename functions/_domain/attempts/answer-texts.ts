import { rulesOf, type Answer } from './kinds/rules.ts'

/** An answer as a learner reads it: the texts of the rows it names, or what was typed. */
export function answerTexts(answer: Answer, rows: readonly string[]): string[] {
  const rules = rulesOf(answer.kind)
  const typed = rules.text(answer)
  return typed === null ? rules.places(answer).map((place) => rows[place] ?? '') : [typed]
}
