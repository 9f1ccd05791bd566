import { middleOf, toNumber } from '../decimal.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import type { Feedback } from '../feedback.ts'
import { literal } from '../spellings.ts'
import { judgeChoices, judgeOne } from '../weights.ts'
import { cut, indexOf, unescape } from './escapes.ts'
import { formatted, type Formatted } from './formatted.ts'

/** What stands between the braces, read. */
export type GiftAnswers = Pick<QuestionDraft, 'kind' | 'options' | 'answer'> & { comments: Feedback[] }

const TRUTH = new Map([
  ['T', true],
  ['TRUE', true],
  ['F', false],
  ['FALSE', false],
])

export function readAnswers(raw: string, markup: Formatted['markup']): GiftAnswers {
  if (raw === '')
    throw new ImportError('unsupported_kind', 'an essay ({}) cannot be graded, so there is no such kind here')
  if (raw.startsWith('#')) return readNumber(raw.slice(1), markup)
  const answers = split(raw, /[=~]/)
  if (answers.some(({ sign }) => sign === '~')) return readChoices(answers, markup)
  const truth = TRUTH.get(cut(raw, '#')[0].trim().toUpperCase())
  if (truth !== undefined) return readTruth(truth, cut(raw, '#')[1], markup)
  if (indexOf(raw, '->') !== -1) throw new ImportError('unsupported_kind', 'there are no matching questions here')
  return readSpellings(answers, markup)
}

/** More than anybody reads. */
const MOST = 100

interface Answer {
  sign: string
  weight: number | undefined
  text: string
  feedback: string
}

/** Answer by answer, each from its sign to the next. */
function split(raw: string, signs: RegExp): Answer[] {
  const answers: Answer[] = []
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

function readChoices(answers: Answer[], markup: Formatted['markup']): GiftAnswers {
  if (answers[0]?.sign === '') throw new ImportError('malformed', `“${answers[0].text}” stands before the first = or ~`)
  const options = answers.map(({ text }) => formatted(text, markup).text)
  // One sign of a single right answer makes the whole a single choice.
  const single = answers.some(({ sign }) => sign === '=')
  const weights = answers.map(({ sign, weight }) => weight ?? (sign === '=' ? 100 : 0))
  return { ...judgeChoices(single, weights), options, comments: commentsOn(answers, options, markup) }
}

/** The first comment is for those who got it wrong, the second for those who did not. */
function readTruth(truth: boolean, feedback: string, markup: Formatted['markup']): GiftAnswers {
  const [wrong, right] = cut(feedback, '#')
  const name = (truth: boolean) => (truth ? 'True' : 'False')
  const comments = [
    { answer: name(truth), feedback: formatted(right, markup).text },
    { answer: name(!truth), feedback: formatted(wrong, markup).text },
  ]
  return { kind: 'true_false', answer: { truth }, comments }
}

function readSpellings(answers: Answer[], markup: Formatted['markup']): GiftAnswers {
  const weights = answers.map(({ weight }) => weight ?? 100)
  const partial = weights.some((weight) => weight > 0 && weight < 100)
  if (partial)
    throw new ImportError('partial_credit', 'an answer is right or wrong here: no part of the points for some')
  const texts = answers.map(({ text }) => formatted(text, 'markdown').text)
  const accepted = texts.filter((_, index) => weights[index] === 100).map(literal)
  return { kind: 'short_text', answer: { accepted }, comments: commentsOn(answers, texts, markup) }
}

function readNumber(raw: string, markup: Formatted['markup']): GiftAnswers {
  const answers = split(raw, /=/)
  const right = judgeOne(answers.map(({ weight }) => weight ?? 100))
  const texts = answers.map(({ text }) => unescape(text))
  const comments = commentsOn(answers, texts, markup)
  return { kind: 'numeric', answer: toRange(texts[right] ?? ''), comments }
}

/** `5`, `5:0.1` or `4.9..5.1`. */
function toRange(text: string): { value: number; tolerance: number } {
  const [low = '', high] = text.split('..')
  if (high !== undefined) return middleOf(low, high)
  const [value = '', tolerance = '0'] = text.split(':')
  return { value: toNumber(value), tolerance: toNumber(tolerance) }
}

const commentsOn = (answers: Answer[], texts: string[], markup: Formatted['markup']): Feedback[] =>
  answers.map(({ feedback }, index) => ({ answer: texts[index] ?? '', feedback: formatted(feedback, markup).text }))
