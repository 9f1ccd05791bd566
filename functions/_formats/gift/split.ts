import { ImportError } from '../diagnostics.ts'
import type { Feedback } from '../feedback.ts'
import { cut, indexOf } from './escapes.ts'
import { formatted, type Formatted } from './formatted.ts'

/** One answer of a question in GIFT, from its sign to the next. */
export interface GiftAnswer {
  sign: string
  weight: number | undefined
  text: string
  feedback: string
}

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
    const [text, feedback] = cut(weighed ?? piece, '#')
    if (sign !== '' || piece.trim() !== '')
      answers.push({ sign, weight: weight === undefined ? undefined : Number(weight), text: text.trim(), feedback })
    if (answers.length > MOST) throw new ImportError('invalid', `there are more than ${MOST} answers`)
    start = end
  }
  return answers
}

export const commentsOn = (answers: GiftAnswer[], texts: string[], markup: Formatted['markup']): Feedback[] =>
  answers.map(({ feedback }, index) => ({ answer: texts[index] ?? '', feedback: formatted(feedback, markup).text }))

export const splitAnswers = (raw: string): GiftAnswer[] => split(raw, /[=~]/)

/** Splits answers that are options to choose from, each with its weight in percent. */
export function splitOptions(raw: string, markup: Formatted['markup']) {
  const answers = splitAnswers(raw)
  if (answers[0]?.sign === '') throw new ImportError('malformed', `“${answers[0].text}” stands before the first = or ~`)
  return {
    answers,
    options: answers.map(({ text }) => formatted(text, markup).text),
    weights: answers.map(({ sign, weight }) => weight ?? (sign === '=' ? 100 : 0)),
  }
}
