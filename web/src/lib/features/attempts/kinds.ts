import { ANSWER_LIMITS } from '#domain/attempts/answer-limits.ts'
import type { QuestionKind } from '#domain/attempts/kinds/kinds.ts'
import { rangesOf } from '#domain/attempts/kinds/numeric.ts'
import { readNumber } from '#domain/attempts/kinds/read-number.ts'
import type { Answer, AnswerKey } from '#domain/attempts/kinds/rules.ts'
import type { ReviewedText } from './review/review.ts'

/** Answered by pressing rows. */
interface RowsOf<Kind extends QuestionKind> {
  by: 'rows'
  /** Whether several rows may be chosen together; then the learner says when the answer is complete. */
  several: boolean
  /** The answer after a press on a row; `chosen` are the rows before. */
  press: (place: number, chosen: readonly number[]) => Answer<Kind> | null
}

/** Answered by typing into a field. */
interface FieldOf<Kind extends QuestionKind> {
  by: 'field'
  label: string
  inputmode: 'decimal' | 'text'
  /** What the field takes, in a sentence. */
  takes: string
  /** What is wrong with a text that is no answer, after the text: "ARP" … */
  unclear: string
  /** Reads a text that is not blank; null where it is no answer. */
  read: (text: string) => Answer<Kind> | null
  /** The answer as a review shows it beside the right one. */
  review: (
    answer: Answer<Kind> | null,
    right: AnswerKey<Kind>,
    graded: { isRight: boolean; unit: string | null },
  ) => ReviewedText
}

/** Answered in several places. */
interface PartsOf {
  by: 'parts'
}
const PARTS: PartsOf = { by: 'parts' }

/** The rows after a press that adds one or takes it back; null where none is left. */
const toggled = (place: number, chosen: readonly number[]) => {
  const choices = chosen.includes(place) ? chosen.filter((it) => it !== place) : [...chosen, place]
  return choices.length === 0 ? null : choices.toSorted((a, b) => a - b)
}

export type AnswerControl<Kind extends QuestionKind = QuestionKind> = RowsOf<Kind> | FieldOf<Kind> | PartsOf

const CONTROLS: { [Kind in QuestionKind]: AnswerControl<Kind> } = {
  single_choice: { by: 'rows', several: false, press: (choice) => ({ kind: 'single_choice', choice }) },
  multiple_choice: {
    by: 'rows',
    several: true,
    press: (place, chosen) => {
      const choices = toggled(place, chosen)
      return choices && { kind: 'multiple_choice', choices }
    },
  },
  true_false: { by: 'rows', several: false, press: (place) => ({ kind: 'true_false', truth: place === 0 }) },
  numeric: {
    by: 'field',
    label: 'Your number',
    inputmode: 'decimal',
    takes: 'A number, such as 12 or -3.5.',
    unclear: 'can’t be read as a number',
    read: (text) => {
      const value = readNumber(text)
      return value === null ? null : { kind: 'numeric', value }
    },
    review: (answer, right, { isRight, unit }) => {
      const withUnit = (number: number | string) => (unit ? `${number} ${unit}` : String(number))
      const [first, ...also] = rangesOf(right).map(({ value, tolerance }) =>
        withUnit(tolerance > 0 ? `${value} ± ${tolerance}` : value),
      )
      const mine = answer && withUnit(answer.value)
      const isExact = rangesOf(right).some(({ value }) => value === answer?.value)
      return isExact ? { mine, isRight, right: null, also: [] } : { mine, isRight, right: first ?? null, also }
    },
  },
  short_text: {
    by: 'field',
    label: 'Your answer',
    inputmode: 'text',
    takes: 'A word or two. Capital letters don’t matter.',
    unclear: 'can’t be read',
    // The database stores neither a NUL nor half an emoji, which a cut may leave.
    read: (text) =>
      text.includes('\0') ? null : { kind: 'short_text', text: text.slice(0, ANSWER_LIMITS.spelling).toWellFormed() },
    review: (answer, { accepted: [right = '', ...also] }, { isRight }) => {
      const mine = answer && answer.text
      return isRight ? { mine, isRight, right: null, also: [] } : { mine, isRight, right, also }
    },
  },
  matching: PARTS,
  ordering: PARTS,
  categorizing: PARTS,
  cloze: PARTS,
  // The areas of its picture are rows with a name.
  hotspot: {
    by: 'rows',
    several: true,
    press: (place, chosen) => {
      const choices = toggled(place, chosen)
      return choices && { kind: 'hotspot', choices }
    },
  },
  essay: PARTS,
  case: PARTS,
}

/** How a learner answers a kind of question, and how the site shows it. */
export const controlOf = <Kind extends QuestionKind>(kind: Kind): AnswerControl<Kind> => CONTROLS[kind]
