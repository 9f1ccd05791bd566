import type { Revealed, WireAnswer } from '#contracts/attempts/answers.ts'
import type { Attempt } from '#contracts/attempts/attempts.ts'
import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import { answerShapeError } from '#domain/attempts/answer-shape.ts'
import { isRight } from '#domain/attempts/grading.ts'
import { rulesOf } from '#domain/attempts/kinds/rules.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'

/** A question as the test box shows it: the server rendered its Markdown, so the page needs no library for it. */
export interface BoxQuestion extends Omit<AskedQuestion, 'revealed'> {
  revealed: Revealed | null
}

/** The attempt with which the test box begins. */
export interface BoxAttempt extends Omit<Attempt, 'questions'> {
  questions: BoxQuestion[]
}

export interface OptionRow {
  html: string
  /** The row's index, from 0. */
  place: number
}

/** The rows to choose from; none where the learner types. */
export const choicesOf = ({ kind, options }: BoxQuestion): OptionRow[] =>
  (rulesOf(kind).rows(options) ?? []).map((html, place) => ({ html, place }))

export const LETTERS = 'ABCDEFGH'

/** The rows that an answer has chosen. */
export const placesOf = (answer: WireAnswer | null): readonly number[] =>
  answer ? rulesOf(answer.kind).places(answer) : []

/** The rows that are right. */
export const rightPlaces = ({ right }: Revealed): readonly number[] => rulesOf(right.kind).places(right)

/** The answer after a press on a row. Where several may be chosen, the press toggles the row. */
export function pressed({ kind }: BoxQuestion, answer: WireAnswer | null, place: number): WireAnswer | null {
  const control = controlOf(kind)
  return control.by === 'rows' ? control.press(place, placesOf(answer)) : answer
}

/** Reads the text in the field of a question; null while it is no answer. */
export function typed({ kind }: BoxQuestion, text: string): WireAnswer | null {
  const control = controlOf(kind)
  return control.by === 'field' && text.trim() !== '' ? control.read(text) : null
}

/** The text of a typed answer. */
export const textOf = (answer: WireAnswer | null): string => (answer && rulesOf(answer.kind).text(answer)) ?? ''

/** How far an answer has come: `unclear` is a text that is no answer, `incomplete` has other than the rows asked for. */
export type AnswerProgress = 'empty' | 'unclear' | 'incomplete' | 'complete'

export function progressOf({ choose }: BoxQuestion, answer: WireAnswer | null, text: string): AnswerProgress {
  if (!answer) return text.trim() === '' ? 'empty' : 'unclear'
  return choose === null || placesOf(answer).length === choose ? 'complete' : 'incomplete'
}

/** Whether a press on one more row would choose more rows than the prompt asks for. */
export const isFull = ({ choose }: BoxQuestion, answer: WireAnswer | null, place: number): boolean => {
  const places = placesOf(answer)
  return choose !== null && places.length >= choose && !places.includes(place)
}

/** "2 of 3 chosen" */
export const chosenText = ({ choose }: BoxQuestion, answer: WireAnswer | null): string =>
  `${placesOf(answer).length} of ${choose} chosen`

/** "“ARP” can't be read as a number" */
export const unclearText = ({ kind }: BoxQuestion, text: string): string => {
  const control = controlOf(kind)
  return `\u201c${text.trim()}\u201d ${control.by === 'field' ? control.unclear : ''}`
}

/** Whether one press completes the answer. With several rows, or a field, only the learner knows when it is complete. */
export function settlesAtOnce({ kind }: BoxQuestion): boolean {
  const control = controlOf(kind)
  return control.by === 'rows' && !control.several
}

/** In practice: whether an answer is right, by the rules that the server grades with. */
export const verdictOf = ({ revealed }: BoxQuestion, answer: WireAnswer | null): 'right' | 'wrong' | null =>
  revealed && answer && (isRight(revealed.right, answer) ? 'right' : 'wrong')

/** Whether an answer can belong to this question. */
export const fits = (question: BoxQuestion, answer: WireAnswer): boolean =>
  answerShapeError(answer, question) === undefined
