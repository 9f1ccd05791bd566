import type { ReviewCardQuestion, ReviewedOption, ReviewedText } from './review.ts'
import type { ReviewedQuestion } from '#contracts/attempts/questions.ts'
import { rulesOf } from '#domain/attempts/kinds/rules.ts'
import { percentText } from '#domain/locale/numbers.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import type { QuestionRenderer } from '#lib/api/markdown.server.ts'
import { questionRenderer } from '#lib/api/media-html.server.ts'
import { areaMarks } from '#lib/features/attempts/parts/area-marks.ts'
import { partResultsOf, shareText, type PartResults } from '#lib/features/attempts/parts/part-results.ts'
import { renderRight } from '#lib/features/attempts/parts/render-right.server.ts'
import { toShown } from '#lib/features/attempts/parts/to-shown.server.ts'
import type { ShownParts } from '#lib/features/attempts/parts/shown-parts.ts'

/** A reviewed question as its card shows it. */
export const toCard = (question: ReviewedQuestion, community: string): ReviewCardQuestion => {
  const render = questionRenderer(community, question.media)
  const { block } = render
  const { number, topic, verdict, flagged, skipped, late, revealed } = question
  const shown = toShown(question, community, render)
  const results = resultsOf(question, shown, render)
  return {
    number,
    topic,
    verdict,
    flagged,
    skipped,
    late,
    prompt: block(question.prompt),
    explanation: block(revealed.explanation),
    tip: revealed.tip && block(revealed.tip),
    options: optionsOf(question, render),
    typed: typedOf(question),
    results,
    picture: pictureOf(question, shown),
    share: verdict === 'partly' ? (shareText(results) ?? percentText(100 * (question.credit ?? 0))) : null,
  }
}

const resultsOf = (question: ReviewedQuestion, shown: ShownParts | null, render: QuestionRenderer): PartResults => {
  const { inline } = render
  const { kind, options, unit, answer, revealed } = question
  const asked = { kind, options: options?.map(inline) ?? null, shown, unit }
  return partResultsOf(asked, answer, renderRight(revealed.right, render), revealed.option_notes?.map(inline) ?? null)
}

const pictureOf = ({ answer, revealed: { right } }: ReviewedQuestion, shown: ShownParts | null) => {
  if (!shown || !('areas' in shown)) return null
  const places = answer ? rulesOf(answer.kind).places(answer) : []
  return { picture: shown, marks: areaMarks(shown.areas.length, places, rulesOf(right.kind).places(right)) }
}

const optionsOf = (
  { kind, options, answer, revealed: { right, option_notes } }: ReviewedQuestion,
  { inline }: QuestionRenderer,
): ReviewedOption[] => {
  const rules = rulesOf(kind)
  const [mine, wanted] = [answer ? rules.places(answer) : [], rules.places(right)]
  return (rules.rows(options) ?? []).map((text, place) => ({
    letter: String.fromCodePoint(65 + place),
    html: inline(text),
    mine: mine.includes(place),
    right: wanted.includes(place),
    note: inline(option_notes?.[place] ?? ''),
  }))
}

const typedOf = ({ kind, answer, verdict, unit, revealed: { right } }: ReviewedQuestion): ReviewedText | null => {
  const control = controlOf(kind)
  return control.by === 'field' ? control.review(answer, right, { isRight: verdict === 'correct', unit }) : null
}
