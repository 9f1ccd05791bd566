import type { ReviewCardQuestion, ReviewedOption, ReviewedText } from './review.ts'
import type { ReviewedQuestion } from '#contracts/attempts/questions.ts'
import { rulesOf } from '#domain/attempts/kinds/rules.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import { toHtml, toInlineHtml } from '#lib/api/markdown.server.ts'

/** A reviewed question as its card shows it. */
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
  const rules = rulesOf(kind)
  const [mine, wanted] = [answer ? rules.places(answer) : [], rules.places(right)]
  return (rules.rows(options) ?? []).map((text, place) => ({
    letter: String.fromCodePoint(65 + place),
    html: toInlineHtml(text),
    mine: mine.includes(place),
    right: wanted.includes(place),
  }))
}

const typedOf = ({ kind, answer, verdict, unit, revealed: { right } }: ReviewedQuestion): ReviewedText | null => {
  const control = controlOf(kind)
  return control.by === 'field' ? control.review(answer, right, { isRight: verdict === 'correct', unit }) : null
}
