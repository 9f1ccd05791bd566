import type { Question } from './question.ts'
import { rulesOf, type Answer } from './kinds/rules.ts'

/** Why an answer cannot belong to a question; undefined where it can. */
export function answerShapeError(answer: Answer, { kind, options }: Pick<Question, 'kind' | 'options'>) {
  if (answer.kind !== kind) return `is the answer to a question of kind ${answer.kind}, and this one is ${kind}`
  const rules = rulesOf(kind)
  const rows = rules.rows(options)?.length ?? 0
  const wrong = rules.places(answer).find((place) => place >= rows)
  return wrong === undefined ? undefined : `names option ${wrong}, and there are ${rows}, from 0`
}
