import type { Question } from './question.ts'
import { rulesOf, type Answer } from './kinds/rules.ts'

/** Why an answer cannot belong to a question; undefined where it can. */
export function answerShapeError(answer: Answer, question: Pick<Question, 'kind' | 'options' | 'parts' | 'unit'>) {
  const { kind } = question
  return answer.kind === kind
    ? rulesOf(kind).misfit(answer, question)
    : `is the answer to a question of kind ${answer.kind}, and this one is ${kind}`
}
