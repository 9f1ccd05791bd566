import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import type { QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { rangesOf, type NumberRange } from '../../_domain/attempts/kinds/numeric.ts'
import { middleOf, toNumber } from '../decimal.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import { typedName, type Feedback } from '../feedback.ts'
import { literal, toPattern } from '../spellings.ts'
import { refuseParts, rightNumber, rightOption, rightOptions, shareOf } from '../weights.ts'
import { cut, escape, guarded, indexOf, unescape } from './escapes.ts'
import { formatted } from './formatted.ts'
import {
  commentsOn,
  isRight,
  NUMBER_SIGN,
  split,
  splitAnswers,
  splitOptions,
  weightOf,
  withoutEmpty,
  type GiftAnswer,
  type GiftContext,
} from './split.ts'

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
    read: (raw, context) => {
      const { answers, options, weights } = splitOptions(raw, context)
      return { options, answer: { choice: rightOption(weights) }, comments: commentsOn(answers, options, context) }
    },
    write: ({ options, answer }) =>
      lines(options.map((option, index) => (index === answer.choice ? '=' : '~') + writeOption(option))),
  },
  multiple_choice: {
    read: (raw, context) => {
      const { answers, options, weights } = splitOptions(raw, context)
      return { options, answer: { choices: rightOptions(weights) }, comments: commentsOn(answers, options, context) }
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
    read: (raw, context) => {
      const answers = split(raw.slice(1), /[=~]/)
      const ranges = answers.filter(isRight).map(({ text }) => toRange(unescape(text)))
      const texts = answers.map(({ text }) => typedName(unescape(text)))
      const unit = context.unit !== undefined && { unit: context.unit }
      return {
        answer: { ...rightNumber(answers.map(weightOf), ranges), ...unit },
        comments: commentsOn(answers, texts, context),
      }
    },
    write: ({ answer }) => {
      const ranges = rangesOf(answer).map(({ value, tolerance }) => `${value}:${tolerance}`)
      return ranges.length === 1 ? `#${ranges[0]}` : `#${lines(ranges.map((range) => `=${range}`))}`
    },
  },
  short_text: {
    read: (raw, context) => {
      const answers = withoutEmpty(splitAnswers(raw), context.notes)
      refuseParts(answers.map(weightOf))
      const spelled = ({ text }: GiftAnswer) => formatted(text, 'markdown').text
      const texts = answers.map(spelled)
      const accepted = answers.filter(isRight).map(spelled).map(literal)
      return { answer: { accepted }, comments: commentsOn(answers, texts.map(typedName), context) }
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

const AFTER_SIGN = `; {# begins a number, so ${NUMBER_SIGN}`

/** `5`, `5:0.1` or `4.9..5.1`. */
function toRange(text: string): NumberRange {
  const [low = '', high] = text.split('..')
  if (high !== undefined) return middleOf(low, high, AFTER_SIGN)
  const [value = '', tolerance = '0'] = text.split(':')
  return { value: toNumber(value, AFTER_SIGN), tolerance: toNumber(tolerance, AFTER_SIGN) }
}

const lines = (each: string[]) => each.map((line) => `\n\t${line}`).join('')

const writeOption = (option: string) => guarded(option, /^[[%]/)

function writeSpelling(text: string): string {
  const pattern = escape(toPattern(text))
  if (pattern.startsWith('[')) return `=[markdown]${pattern}`
  return pattern.startsWith('%') ? `=%100%${pattern}` : `=${pattern}`
}
