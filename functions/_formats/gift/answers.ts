import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import type { QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { middleOf, toNumber } from '../decimal.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import type { Feedback } from '../feedback.ts'
import { literal, toPattern } from '../spellings.ts'
import { rightOption, rightOptions, shareOf } from '../weights.ts'
import { cut, escape, guarded, indexOf, unescape } from './escapes.ts'
import { formatted, type Formatted } from './formatted.ts'
import { commentsOn, split, splitAnswers, splitOptions } from './split.ts'

interface GiftContext {
  /** The markup of texts that do not name their own. */
  markup: Formatted['markup']
  /** From a comment above the question. */
  unit: string | undefined
}

/** The answers of a question of one kind, as read. */
interface AnswersOf<Kind extends QuestionKind> {
  options?: string[]
  answer: BankQuestion<Kind>['answer']
  comments: Feedback[]
}

/** How GIFT writes the answers of one kind of question between the braces. */
interface GiftKind<Kind extends QuestionKind> {
  read: (raw: string, context: GiftContext) => AnswersOf<Kind>
  write: (question: BankQuestion<Kind>) => string
  /** Why GIFT cannot carry a question of this kind. */
  cannot?: (question: BankQuestion<Kind>) => string | undefined
}

const KINDS: { [Kind in QuestionKind]: GiftKind<Kind> } = {
  single_choice: {
    read: (raw, { markup }) => {
      const { answers, options, weights } = splitOptions(raw, markup)
      return { options, answer: { choice: rightOption(weights) }, comments: commentsOn(answers, options, markup) }
    },
    write: ({ options, answer }) =>
      lines(options.map((option, index) => (index === answer.choice ? '=' : '~') + writeOption(option))),
  },
  multiple_choice: {
    read: (raw, { markup }) => {
      const { answers, options, weights } = splitOptions(raw, markup)
      return { options, answer: { choices: rightOptions(weights) }, comments: commentsOn(answers, options, markup) }
    },
    write: ({ options, answer: { choices } }) => {
      const weight = (index: number) => (choices.includes(index) ? shareOf(choices.length) : -100)
      return lines(options.map((option, index) => `~%${weight(index)}%${writeOption(option)}`))
    },
  },
  true_false: {
    // The first comment is for learners who got it wrong, the second for the others.
    read: (raw, { markup }) => {
      const [said, feedback] = cut(raw, '#')
      const truth = truthIn(said) === true
      const [wrong, right] = cut(feedback, '#')
      const name = (truth: boolean) => (truth ? 'True' : 'False')
      const comments = [
        { answer: name(truth), feedback: formatted(right, markup).text },
        { answer: name(!truth), feedback: formatted(wrong, markup).text },
      ]
      return { answer: { truth }, comments }
    },
    write: ({ answer }) => (answer.truth ? 'TRUE' : 'FALSE'),
  },
  numeric: {
    read: (raw, { markup, unit }) => {
      const answers = split(raw.slice(1), /=/)
      const right = rightOption(answers.map(({ weight }) => weight ?? 100))
      const texts = answers.map(({ text }) => unescape(text))
      const comments = commentsOn(answers, texts, markup)
      return { answer: { ...toRange(texts[right] ?? ''), ...(unit !== undefined && { unit }) }, comments }
    },
    write: ({ answer }) => `#${answer.value}:${answer.tolerance}`,
  },
  short_text: {
    read: (raw, { markup }) => {
      const answers = splitAnswers(raw)
      const weights = answers.map(({ weight }) => weight ?? 100)
      if (weights.some((weight) => weight > 0 && weight < 100))
        throw new ImportError('partial_credit', 'an answer is right or wrong here: no part of the points for some')
      const texts = answers.map(({ text }) => formatted(text, 'markdown').text)
      const accepted = texts.filter((_, index) => weights[index] === 100).map(literal)
      return { answer: { accepted }, comments: commentsOn(answers, texts, markup) }
    },
    write: ({ answer }) => lines(answer.accepted.map(writeSpelling)),
    // GIFT takes every arrow for a pair of a matching question, and has no escape for it.
    cannot: ({ answer }) =>
      answer.accepted.some((spelling) => spelling.includes('->'))
        ? 'GIFT would take -> in an answer for a matching question'
        : undefined,
  },
}

const giftKind = <Kind extends QuestionKind>(kind: Kind): GiftKind<Kind> => KINDS[kind]

export function readAnswers(raw: string, context: GiftContext) {
  const kind = kindOf(raw)
  return { kind, ...giftKind(kind).read(raw, context) } satisfies Partial<QuestionDraft>
}

export const writeAnswers = (question: BankQuestion): string => giftKind(question.kind).write(question)

/** Why a question cannot be written as GIFT; undefined if it can. */
export const giftCannot = (question: BankQuestion): string | undefined => giftKind(question.kind).cannot?.(question)

/** GIFT names no kinds: the signs of the answers tell them apart. */
function kindOf(raw: string): QuestionKind {
  if (raw === '')
    throw new ImportError('unsupported_kind', 'an essay ({}) cannot be graded, so there is no such kind here')
  if (raw.startsWith('#')) return 'numeric'
  const signs = new Set(splitAnswers(raw).map(({ sign }) => sign))
  // The sign of a single right answer makes the whole a single choice.
  if (signs.has('~')) return signs.has('=') ? 'single_choice' : 'multiple_choice'
  if (truthIn(cut(raw, '#')[0]) !== undefined) return 'true_false'
  if (indexOf(raw, '->') !== -1) throw new ImportError('unsupported_kind', 'there are no matching questions here')
  return 'short_text'
}

const TRUTH = new Map([
  ['T', true],
  ['TRUE', true],
  ['F', false],
  ['FALSE', false],
])

const truthIn = (raw: string) => TRUTH.get(raw.trim().toUpperCase())

/** `5`, `5:0.1` or `4.9..5.1`. */
function toRange(text: string): { value: number; tolerance: number } {
  const [low = '', high] = text.split('..')
  if (high !== undefined) return middleOf(low, high)
  const [value = '', tolerance = '0'] = text.split(':')
  return { value: toNumber(value), tolerance: toNumber(tolerance) }
}

const lines = (each: string[]) => each.map((line) => `\n\t${line}`).join('')

const writeOption = (option: string) => guarded(option, /^[[%]/)

function writeSpelling(text: string): string {
  const pattern = escape(toPattern(text))
  if (pattern.startsWith('[')) return `=[markdown]${pattern}`
  return pattern.startsWith('%') ? `=%100%${pattern}` : `=${pattern}`
}
