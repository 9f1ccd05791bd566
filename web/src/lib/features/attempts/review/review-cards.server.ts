import type { ReviewCardQuestion, ReviewedOption, ReviewedText } from './review.ts'
import type { ReviewedQuestion } from '#contracts/attempts/questions.ts'
import { toHtml, toInlineHtml } from '#lib/api/markdown.server.ts'

/** What a card shows, in the order in which it was taken. */
export const toCard = (question: ReviewedQuestion): ReviewCardQuestion => {
  const { number, topic, verdict, flagged, skipped, late, revealed } = question
  return {
    number,
    topic,
    verdict,
    flagged,
    skipped,
    late,
    prompt: toHtml(question.prompt),
    explanation: toHtml(revealed.explanation),
    tip: revealed.tip && toHtml(revealed.tip),
    options: optionsOf(question),
    typed: typedOf(question),
  }
}

const optionsOf = ({ kind, options, answer, revealed: { right } }: ReviewedQuestion): ReviewedOption[] => {
  const [mine, wanted] = [places(answer), places(right)]
  return (kind === 'true_false' ? ['True', 'False'] : (options ?? [])).map((text, place) => ({
    letter: String.fromCodePoint(65 + place),
    html: toInlineHtml(text),
    mine: mine.includes(place),
    right: wanted.includes(place),
  }))
}

/** Which options an answer names. What is true stands first. */
const places = (value: ReviewedQuestion['answer'] | ReviewedQuestion['revealed']['right']): readonly number[] => {
  if (value?.kind === 'single_choice') return [value.choice]
  if (value?.kind === 'multiple_choice') return value.choices
  if (value?.kind === 'true_false') return [value.truth ? 0 : 1]
  return []
}

const typedOf = ({ answer, verdict, unit, revealed: { right } }: ReviewedQuestion): ReviewedText | null => {
  const isRight = verdict === 'correct'
  const withUnit = (value: number | string) => (unit ? `${value} ${unit}` : String(value))
  if (right.kind === 'numeric') {
    const value = answer?.kind === 'numeric' ? answer.value : null
    const wanted = withUnit(right.tolerance > 0 ? `${right.value} ± ${right.tolerance}` : right.value)
    return {
      mine: value === null ? null : withUnit(value),
      isRight,
      right: value === right.value ? null : wanted,
      also: [],
    }
  }
  if (right.kind !== 'short_text') return null
  const [wanted = '', ...also] = right.accepted
  const mine = answer?.kind === 'short_text' ? answer.text : null
  return isRight ? { mine, isRight, right: null, also: [] } : { mine, isRight, right: wanted, also }
}
