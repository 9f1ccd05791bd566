import type { CardCorrection, ReviewCardQuestion, ReviewedOption, ReviewedText } from './review.ts'
import type { Revealed } from '#contracts/attempts/answers.ts'
import type { ReviewedQuestion } from '#contracts/attempts/questions.ts'
import { bestKey } from '#domain/attempts/best-key.ts'
import { creditOf } from '#domain/attempts/credit.ts'
import { rulesOf } from '#domain/attempts/kinds/rules.ts'
import { correctedWords } from '#domain/corrections/words.ts'
import { percentText } from '#domain/locale/numbers.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import type { QuestionRenderer } from '#lib/api/markdown.server.ts'
import { questionRenderer } from '#lib/api/media-html.server.ts'
import { LETTERS } from '#lib/features/attempts/box/letters.ts'
import { areaMarks } from '#lib/features/attempts/parts/area-marks.ts'
import { partResultsOf, shareText, type PartResults } from '#lib/features/attempts/parts/part-results.ts'
import { renderRight } from '#lib/features/attempts/parts/render-right.server.ts'
import { saidKey } from '#lib/features/attempts/parts/said-key.ts'
import { toShown } from '#lib/features/attempts/parts/to-shown.server.ts'
import type { ShownParts } from '#lib/features/attempts/parts/shown-parts.ts'

/** A reviewed question as its card shows it. */
export const toCard = (question: ReviewedQuestion, community: string): ReviewCardQuestion => {
  const render = questionRenderer(community, question.media)
  const { block } = render
  const { number, topic, verdict, flagged, skipped, late, confidence, revealed } = question
  const shown = toShown(question, community, render)
  const results = resultsOf(question, shown, render)
  return {
    number,
    topic,
    verdict,
    flagged,
    skipped,
    late,
    confidence,
    feedback: question.feedback,
    prompt: block(question.prompt),
    explanation: block(revealed.explanation),
    tip: revealed.tip && block(revealed.tip),
    options: optionsOf(question, render),
    typed: typedOf(question),
    results,
    picture: pictureOf(question, shown),
    corrections: question.corrections.map((correction) => toCardCorrection(question, correction)),
    share: verdict === 'partly' ? (shareText(results) ?? percentText(100 * (question.credit ?? 0))) : null,
  }
}

const toCardCorrection = (
  question: ReviewedQuestion,
  { at, right, ...correction }: ReviewedQuestion['corrections'][number],
): CardCorrection => ({
  at,
  words: correctedWords({ ...correction, right: right ? saidKey(right, question) : [] }),
})

/** What is right, as far as the answer says which key is meant. */
const keyFor = ({ answer, revealed: { right, also = [] } }: ReviewedQuestion): Revealed['right'] =>
  answer ? bestKey(right, also, (key) => creditOf(key, answer)) : right

const resultsOf = (question: ReviewedQuestion, shown: ShownParts | null, render: QuestionRenderer): PartResults => {
  const { inline } = render
  const { kind, options, unit, answer, revealed } = question
  const asked = { kind, options: options?.map(inline) ?? null, shown, unit }
  return partResultsOf(asked, answer, renderRight(keyFor(question), render), revealed.option_notes?.map(inline) ?? null)
}

const pictureOf = (question: ReviewedQuestion, shown: ShownParts | null) => {
  if (!shown || !('areas' in shown)) return null
  const [{ answer }, right] = [question, keyFor(question)]
  const places = answer ? rulesOf(answer.kind).places(answer) : []
  return { picture: shown, marks: areaMarks(shown.areas.length, places, rulesOf(right.kind).places(right)) }
}

const optionsOf = (question: ReviewedQuestion, { inline }: QuestionRenderer): ReviewedOption[] => {
  const { kind, options, answer, revealed } = question
  const right = keyFor(question)
  const rules = rulesOf(kind)
  const [mine, wanted] = [answer ? rules.places(answer) : [], rules.places(right)]
  return (rules.rows(options) ?? []).map((text, place) => ({
    letter: LETTERS[place] ?? '',
    html: inline(text),
    mine: mine.includes(place),
    right: wanted.includes(place),
    note: inline(revealed.option_notes?.[place] ?? ''),
  }))
}

const typedOf = (question: ReviewedQuestion): ReviewedText | null => {
  const { kind, answer, verdict, unit } = question
  const control = controlOf(kind)
  return control.by === 'field'
    ? control.review(answer, keyFor(question), { isRight: verdict === 'correct', unit })
    : null
}
