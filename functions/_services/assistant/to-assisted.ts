import { answerTexts } from '../../_domain/attempts/answer-texts.ts'
import { rulesOf, type Answer, type StoredAnswer } from '../../_domain/attempts/kinds/rules.ts'
import { toShown } from '../../_domain/attempts/option-order.ts'
import type { ShownBefore } from '../../_domain/assistant/authored.ts'
import type { AssistedQuestion } from '../../_domain/assistant/material.ts'
import { categoryName } from '../../_domain/tests/category-name.ts'
import type { AttemptWithQuestions } from '../attempts/attach-questions.ts'
import { toAskedQuestion } from '../attempts/to-attempt.ts'

type Place = Pick<AttemptWithQuestions, 'row' | 'questions' | 'orders'>

const at = ({ questions }: Pick<AttemptWithQuestions, 'questions'>, index: number) => {
  const question = questions[index]
  if (!question) throw new RangeError(`There is no question ${index + 1}.`)
  return question
}

/** A question as the ladder knows it, its options in the order in which the learner sees them. */
export function toAssisted(attempt: AttemptWithQuestions, index: number): AssistedQuestion {
  const { key, explanation, tip } = at(attempt, index)
  const { kind, topic, prompt, options, unit } = toAskedQuestion(attempt, index)
  const { parts } = at(attempt, index)
  const right = answerTexts(toShown(key, attempt.orders[index] ?? ''), { options, parts, unit })
  return { kind, category: categoryName(attempt.row.category), topic, prompt, options, unit, right, explanation, tip }
}

/** A stored answer as the learner named it; null where there is none. */
export function toShownAnswer(attempt: Place, index: number, stored: StoredAnswer): Answer | null {
  const answer = stored === null ? null : rulesOf(at(attempt, index).kind).decode(stored)
  return answer && toShown(answer, attempt.orders[index] ?? '')
}

/** An answer of the bank as text. */
export function toTexts(attempt: Place, index: number, stored: StoredAnswer): string[] {
  const question = at(attempt, index)
  const answer = stored === null ? null : rulesOf(question.kind).decode(stored)
  return answer ? [...answerTexts(answer, question)] : []
}

/** Another question of the same topic whose answer the learner has been shown in this attempt. */
export function findAnswered(attempt: AttemptWithQuestions, index: number): ShownBefore | undefined {
  const { topic } = at(attempt, index)
  const other = attempt.questions.findIndex(
    (it, place) => place !== index && it.topic === topic && attempt.responses[place]?.answer,
  )
  return other === -1 ? undefined : toAssisted(attempt, other)
}
