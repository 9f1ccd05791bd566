import type { Revealed, WireAnswer } from '#contracts/attempts/answers.ts'
import type { Attempt } from '#contracts/attempts/attempts.ts'
import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import type { ShownMedia } from '#contracts/media/media.ts'
import { bestKey } from '#domain/attempts/best-key.ts'
import type { TakingPlace } from '#lib/path-parts.ts'
import { controlOf } from '#lib/features/attempts/kinds.ts'
import type { ShownParts } from '#lib/features/attempts/parts/shown-parts.ts'
import { rulesIn, viewsOf } from './loaded-kinds.ts'

/** A picture or sound with the address of its file. */
export interface BoxMedia extends ShownMedia {
  src: string
}

/** A question as the test box shows it: the server rendered its Markdown, so the page needs no library for it. */
export interface BoxQuestion extends Omit<AskedQuestion, 'media' | 'each_counts'> {
  /** Its parts, with their Markdown rendered, too. */
  shown: ShownParts | null
  /** What choosing some of the right rows is worth, in words; without it, nothing. */
  rule?: string
  /** Where there are some; those of its texts are in their HTML. */
  media?: BoxMedia[]
}

/** The attempt with which the test box begins, or the practice across tests that it takes like one. */
export interface BoxAttempt extends Omit<Attempt, 'questions' | 'test' | 'result' | 'notes'> {
  at: TakingPlace
  title: string
  /** What to call it: "test", "practice". */
  noun: string
  /** Where leaving it leads. */
  leave: string
  /** The mode that the learner chose. */
  named: Attempt['mode']
  questions: BoxQuestion[]
  /** How many answers it takes to count. */
  enough: number
}

export interface OptionRow {
  html: string
  /** The row's index, from 0. */
  place: number
}

/** The rows to choose from; none where the learner types. */
export const choicesOf = ({ kind, options }: BoxQuestion): OptionRow[] =>
  (rulesIn(kind)?.rows(options) ?? []).map((html, place) => ({ html, place }))

/** The rows that an answer has chosen. */
export const placesOf = (answer: WireAnswer | null): readonly number[] =>
  (answer && rulesIn(answer.kind)?.places(answer)) ?? []

const creditOf = (key: Revealed['right'], answer: WireAnswer) =>
  key.kind === answer.kind ? rulesIn(key.kind)?.credit(key, answer) : 0

/** Of all keys that are right the one that is meant, as far as an answer says. */
export const keyFor = ({ right, also }: Revealed, answer: WireAnswer | null) =>
  answer && also ? bestKey(right, also, (key) => creditOf(key, answer)) : right

/** The rows that are right once an answer is settled; null where all are, and before. */
export function rightPlaces({ revealed }: BoxQuestion, answer: WireAnswer | null): readonly number[] | null {
  if (!revealed || revealed.void) return null
  const key = keyFor(revealed, answer)
  return rulesIn(key.kind)?.places(key) ?? []
}

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
export const textOf = (answer: WireAnswer | null): string => (answer && rulesIn(answer.kind)?.text(answer)) ?? ''

/**
 * How far an answer has come: `unclear` is a text that is no answer, `incomplete` has other than the rows asked for, or leaves
 * parts open.
 */
export type AnswerProgress = 'empty' | 'unclear' | 'incomplete' | 'complete'

export function progressOf(question: BoxQuestion, answer: WireAnswer | null, text: string): AnswerProgress {
  const { kind, choose } = question
  if (controlOf(kind).by === 'parts') return viewsOf(kind)?.partProgress(answer, text) ?? 'empty'
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

/** Why an answer is not complete. */
export const problemOf = (question: BoxQuestion, answer: WireAnswer | null, text: string): string =>
  controlOf(question.kind).by === 'parts'
    ? (viewsOf(question.kind)?.partProblem(question, answer, text) ?? '')
    : answer
      ? chosenText(question, answer)
      : unclearText(question, text)

/** "“ARP” can't be read as a number" */
export const unclearText = ({ kind }: Pick<BoxQuestion, 'kind'>, text: string): string => {
  const control = controlOf(kind)
  return `\u201c${text.trim()}\u201d ${control.by === 'field' ? control.unclear : ''}`
}

/** Whether one press completes the answer. With several rows, or a field, only the learner knows when it is complete. */
export function settlesAtOnce({ kind }: BoxQuestion): boolean {
  const control = controlOf(kind)
  return control.by === 'rows' && !control.several
}

/** In practice: what an answer is worth, by the rules that the server grades with; null where nobody has said so yet. */
export function verdictOf({ revealed }: BoxQuestion, answer: WireAnswer | null): 'right' | 'partly' | 'wrong' | null {
  if (!revealed || !answer) return null
  const credit = revealed.void ? 1 : creditOf(keyFor(revealed, answer), answer)
  return typeof credit === 'number' ? (credit === 1 ? 'right' : credit > 0 ? 'partly' : 'wrong') : null
}

/** Whether an answer can belong to this question. */
export const fits = (question: BoxQuestion, answer: WireAnswer): boolean => {
  const rules = rulesIn(question.kind)
  return rules !== undefined && question.kind === answer.kind && rules.misfit(answer, question) === undefined
}
