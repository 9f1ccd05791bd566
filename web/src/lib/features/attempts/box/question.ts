import type { Revealed, WireAnswer } from '#contracts/attempts/answers.ts'
import type { Attempt } from '#contracts/attempts/attempts.ts'
import type { AskedQuestion } from '#contracts/attempts/questions.ts'
import { isRight } from '#domain/attempts/grading.ts'

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
  (kind === 'true_false' ? ['True', 'False'] : (options ?? [])).map((html, place) => ({ html, place }))

export const LETTERS = 'ABCDEFGH'

/** Which rows an answer has chosen. */
export function placesOf(answer: WireAnswer | null): readonly number[] {
  if (answer?.kind === 'single_choice') return [answer.choice]
  if (answer?.kind === 'multiple_choice') return answer.choices
  if (answer?.kind === 'true_false') return [answer.truth ? 0 : 1]
  return []
}

/** Which rows would have been right. */
export function rightPlaces(revealed: Revealed): readonly number[] {
  const { right } = revealed
  if (right.kind === 'single_choice') return [right.choice]
  if (right.kind === 'multiple_choice') return right.choices
  if (right.kind === 'true_false') return [right.truth ? 0 : 1]
  return []
}

/** What is answered once a row is pressed: of several, it comes or goes. */
export function pressed({ kind }: BoxQuestion, answer: WireAnswer | null, place: number): WireAnswer | null {
  if (kind === 'single_choice') return { kind, choice: place }
  if (kind === 'true_false') return { kind, truth: place === 0 }
  if (kind !== 'multiple_choice') return answer
  const chosen = placesOf(answer)
  const choices = chosen.includes(place) ? chosen.filter((it) => it !== place) : [...chosen, place]
  return choices.length === 0 ? null : { kind, choices: choices.toSorted((a, b) => a - b) }
}

/** What somebody types into the field of a question; null while it is no answer. */
export function typed({ kind }: BoxQuestion, text: string): WireAnswer | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (kind === 'short_text') return { kind, text: text.slice(0, 200) }
  if (kind !== 'numeric') return null
  const value = Number(trimmed.replace(/^\u2212/, '-').replace(',', '.'))
  return Number.isFinite(value) && Math.abs(value) <= 1e15 ? { kind, value } : null
}

/** What stands in the field of an answer that was typed. */
export function textOf(answer: WireAnswer | null): string {
  if (answer?.kind === 'numeric') return String(answer.value)
  return answer?.kind === 'short_text' ? answer.text : ''
}

/** One press is a whole answer. Of several rows, or of a field, only the learner knows when it is. */
export const settlesAtOnce = ({ kind }: BoxQuestion): boolean => kind === 'single_choice' || kind === 'true_false'

/** In practice: whether an answer is right, by the rules that the server grades with. */
export const verdictOf = ({ revealed }: BoxQuestion, answer: WireAnswer | null): 'right' | 'wrong' | null =>
  revealed && answer && (isRight(revealed.right, answer) ? 'right' : 'wrong')

/** Whether an answer can be one to this question at all. */
export function fits(question: BoxQuestion, answer: WireAnswer): boolean {
  if (answer.kind !== question.kind) return false
  const places = placesOf(answer)
  return places.every((place) => place < choicesOf(question).length)
}
