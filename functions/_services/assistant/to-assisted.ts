import { answerTexts } from '../../_domain/attempts/answer-texts.ts'
import { rulesOf, type Answer, type StoredAnswer } from '../../_domain/attempts/kinds/rules.ts'
import { toShown } from '../../_domain/attempts/option-order.ts'
import type { ShownBefore } from '../../_domain/assistant/authored.ts'
import type { AssistedQuestion } from '../../_domain/assistant/material.ts'
import { categoryName } from '../../_domain/tests/category-name.ts'
import type { TakenQuestions } from '../attempts/attach-questions.ts'
import { toAskedQuestion } from '../attempts/to-attempt.ts'
import type { PlacedQuestions } from './placed-questions.ts'

type Place = Pick<TakenQuestions, 'questions' | 'orders'>

const at = ({ questions }: Pick<TakenQuestions, 'questions'>, index: number) => {
  const question = questions[index]
  if (!question) throw new RangeError(`There is no question ${index + 1}.`)
  return question
}

/** A question as the ladder knows it, its options in the order in which the learner sees them. */
export function toAssisted(taken: PlacedQuestions, index: number): AssistedQuestion {
  const { key, explanation, tip, parts } = at(taken, index)
  const { kind, topic, prompt, options, unit } = toAskedQuestion(taken, index)
  const right = answerTexts(toShown(key, taken.orders[index] ?? ''), { options, parts, unit })
  const category = categoryName(taken.stands[index]?.category ?? '')
  return { kind, category, topic, prompt, options, unit, right, explanation, tip }
}

/** A stored answer as the learner named it; null where there is none. */
export function toShownAnswer(taken: Place, index: number, stored: StoredAnswer): Answer | null {
  const answer = stored === null ? null : rulesOf(at(taken, index).kind).decode(stored)
  return answer && toShown(answer, taken.orders[index] ?? '')
}

/** An answer of the bank as text. */
export function toTexts(taken: Pick<Place, 'questions'>, index: number, stored: StoredAnswer): string[] {
  const question = at(taken, index)
  const answer = stored === null ? null : rulesOf(question.kind).decode(stored)
  return answer ? [...answerTexts(answer, question)] : []
}

/** Another question of the same topic whose answer the learner has been shown in this attempt or session. */
export function findAnswered(taken: PlacedQuestions, index: number): ShownBefore | undefined {
  const { topic } = at(taken, index)
  const other = taken.questions.findIndex(
    (it, place) =>
      place !== index && it.topic === topic && taken.responses[place]?.answer && taken.stands[place]?.gives === true,
  )
  return other === -1 ? undefined : toAssisted(taken, other)
}
