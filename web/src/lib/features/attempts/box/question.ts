import type { Revealed, WireAnswer } from '#contracts/attempts/answers.ts'
import type { Attempt } from '#contracts/attempts/attempts.ts'
import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import { answerShapeError } from '#domain/attempts/answer-shape.ts'
import { isRight } from '#domain/attempts/grading.ts'
import { rulesOf } from '#domain/attempts/kinds/rules.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'

/** A question as the box shows it: its Markdown is HTML by now, so no browser needs a library for it. */
export interface BoxQuestion extends Omit<AskedQuestion, 'revealed'> {
  revealed: Revealed | null
}

/** What the box is given to begin with. */
export interface BoxAttempt extends Omit<Attempt, 'questions'> {
  questions: BoxQuestion[]
}

export interface OptionRow {
  html: string
  /** What choosing it alone would answer. */
  place: number
}

/** What there is to choose from, as rows. */
export const choicesOf = ({ kind, options }: BoxQuestion): OptionRow[] =>
  (rulesOf(kind).rows(options) ?? []).map((html, place) => ({ html, place }))

export const LETTERS = 'ABCDEFGH'

/** Which rows an answer has chosen. */
export const placesOf = (answer: WireAnswer | null): readonly number[] =>
  answer ? rulesOf(answer.kind).places(answer) : []

/** Which rows would have been right. */
export const rightPlaces = ({ right }: Revealed): readonly number[] => rulesOf(right.kind).places(right)

/** What is answered once a row is pressed: of several, it comes or goes. */
export function pressed({ kind }: BoxQuestion, answer: WireAnswer | null, place: number): WireAnswer | null {
  const control = controlOf(kind)
  return control.by === 'rows' ? control.press(place, placesOf(answer)) : answer
}

/** What a learner types into the field of a question; null while it is no answer. */
export function typed({ kind }: BoxQuestion, text: string): WireAnswer | null {
  const control = controlOf(kind)
  return control.by === 'field' && text.trim() !== '' ? control.read(text) : null
}

/** What stands in the field of an answer that was typed. */
export const textOf = (answer: WireAnswer | null): string => (answer && rulesOf(answer.kind).text(answer)) ?? ''

/** One press is a whole answer. Of several rows, or of a field, only the learner knows when it is. */
export function settlesAtOnce({ kind }: BoxQuestion): boolean {
  const control = controlOf(kind)
  return control.by === 'rows' && !control.several
}

/** In practice: whether an answer is right, by the rules that the server grades with. */
export const verdictOf = ({ revealed }: BoxQuestion, answer: WireAnswer | null): 'right' | 'wrong' | null =>
  revealed && answer && (isRight(revealed.right, answer) ? 'right' : 'wrong')

/** Whether an answer can be one to this question at all. */
export const fits = (question: BoxQuestion, answer: WireAnswer): boolean =>
  answerShapeError(answer, question) === undefined
