import { ImportError } from '../diagnostics.ts'
import type { Feedback } from '../feedback.ts'
import { cut, indexOf } from './escapes.ts'
import { formatted, type Formatted } from './formatted.ts'
import type { Remarks } from './remarks.ts'

/** One answer of a question in GIFT, from its sign to the next. */
export interface GiftAnswer {
  sign: string
  weight: number | undefined
  text: string
  feedback: string
  /** Whether a # stands right behind the text. */
  bare: boolean
}

export interface GiftContext {
  /** The markup of texts that do not name their own. */
  markup: Formatted['markup']
  /** From the comments above the question. */
  remarks: Remarks
  /** What was left out is noted here. */
  notes: string[]
}

export const NUMBER_SIGN = 'write \\# for a number sign'

/** More answers than any learner reads. */
const MOST = 100

/** Splits the text between the braces into answers. */
export function split(raw: string, signs: RegExp): GiftAnswer[] {
  const answers: GiftAnswer[] = []
  let start = 0
  while (start < raw.length) {
    const next = indexOf(raw, signs, start + 1)
    const end = next === -1 ? raw.length : next
    const sign = signs.test(raw[start] ?? '') ? (raw[start] ?? '') : ''
    const piece = raw.slice(start + sign.length, end)
    const [, weight, weighed] = /^\s*%(-?\d{1,3}(?:\.\d*)?)%([\s\S]*)$/.exec(piece) ?? []
    const said = weighed ?? piece
    const [text, feedback] = cut(said, '#')
    const bare = text.length < said.length && /\S$/.test(text)
    if (sign !== '' || piece.trim() !== '')
      answers.push({
        sign,
        weight: weight === undefined ? undefined : Number(weight),
        text: text.trim(),
        feedback,
        bare,
      })
    if (answers.length > MOST) throw new ImportError('invalid', `there are more than ${MOST} answers`)
    start = end
  }
  return answers
}

export function commentsOn(
  answers: GiftAnswer[],
  texts: string[],
  { markup, notes }: Pick<GiftContext, 'markup' | 'notes'>,
): Feedback[] {
  // As in {=C# ~Java}: the sign is more likely part of the answer than the beginning of an empty feedback.
  if (answers.some(({ feedback, bare }) => bare && feedback.trim() === ''))
    notes.push(`a # with nothing after it was left out: ${NUMBER_SIGN}`)
  return answers.map(({ feedback }, index) => ({
    answer: texts[index] ?? '',
    feedback: formatted(feedback, markup).text,
  }))
}

export const splitAnswers = (raw: string): GiftAnswer[] => split(raw, /[=~]/)

/** Answers without the empty ones, which no learner could choose. A number sign is the likely cause of some. */
export function withoutEmpty(answers: GiftAnswer[], notes: string[]): GiftAnswer[] {
  const filled = answers.filter(({ text }) => text !== '')
  const empty = answers.filter(({ text }) => text === '')
  if (empty.some(({ feedback }) => feedback.trim() !== ''))
    throw new ImportError('malformed', `an answer is empty, since # begins its feedback: ${NUMBER_SIGN}`)
  if (empty.some(isRight) && !filled.some(isRight))
    throw new ImportError('no_right_answer', 'the answer that is right is empty')
  if (empty.length > 0) notes.push(empty.length === 1 ? 'an empty option was left out' : 'empty options were left out')
  return filled
}

/** What an answer is worth, in percent. */
export const weightOf = ({ sign, weight }: GiftAnswer): number => weight ?? (sign === '~' ? 0 : 100)

export const isRight = (answer: GiftAnswer) => weightOf(answer) > 0

/** Splits answers that are options to choose from, each with its weight in percent. */
export function splitOptions(raw: string, { markup, notes }: Pick<GiftContext, 'markup' | 'notes'>) {
  const all = splitAnswers(raw)
  if (all[0]?.sign === '') throw new ImportError('malformed', `“${all[0].text}” stands before the first = or ~`)
  const answers = withoutEmpty(all, notes)
  return {
    answers,
    options: answers.map(({ text }) => formatted(text, markup).text),
    weights: answers.map(weightOf),
  }
}
