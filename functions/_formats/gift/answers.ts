import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import type { QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { rangesOf, type NumberRange } from '../../_domain/attempts/kinds/numeric.ts'
import { middleOf, toNumber } from '../decimal.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import { notesOf, typedName, type Feedback } from '../feedback.ts'
import { literal, toPattern } from '../spellings.ts'
import { isPartial, refuseParts, rightNumber, rightOption, rightOptions, weightAmong } from '../weights.ts'
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
  parts?: BankQuestion<Kind>['parts']
  option_notes?: string[] | undefined
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

/** GIFT takes every arrow for a pair of a matching question, and has no escape for it. */
const ARROW = 'GIFT would take -> in a text for a pair of a matching question'

/** Said where GIFT has neither a word for a kind nor one that comes near. */
const noWord = <Kind extends QuestionKind>(kind: Kind): GiftKind<Kind> => ({
  read: () => {
    throw new ImportError('unsupported_kind', `GIFT has no ${kind} questions`)
  },
  write: () => '',
  cannot: () => `GIFT has no ${kind} questions`,
})

const KINDS: { [Kind in QuestionKind]: GiftKind<Kind> } = {
  single_choice: {
    read: (raw, context) => {
      const { answers, options, weights } = splitOptions(raw, context)
      const option_notes = notesOf(commentsOn(answers, options, context))
      return { options, option_notes, answer: { choice: rightOption(weights) }, comments: [] }
    },
    write: ({ options, option_notes, answer }) =>
      lines(
        options.map(
          (option, index) =>
            (index === answer.choice ? '=' : '~') + writeOption(option) + writeNote(option_notes?.[index]),
        ),
      ),
  },
  multiple_choice: {
    read: (raw, context) => {
      const { answers, options, weights } = splitOptions(raw, context)
      const option_notes = notesOf(commentsOn(answers, options, context))
      const partial = (context.remarks.partial || isPartial(weights)) && { partial: true as const }
      return { options, option_notes, answer: { choices: rightOptions(weights), ...partial }, comments: [] }
    },
    write: ({ options, option_notes, answer }) =>
      lines(
        options.map(
          (option, index) =>
            `~%${weightAmong(answer, index)}%${writeOption(option)}${writeNote(option_notes?.[index])}`,
        ),
      ),
  },
  true_false: {
    // The first comment is for learners who got it wrong, the second for the others.
    read: (raw, { markup }) => {
      const [said, feedback] = cut(raw, '#')
      const truth = truthIn(said) === true
      const [wrong, right] = cut(feedback, '#')
      const notes = [right, wrong].map((raw) => formatted(raw, markup).text)
      const option_notes = truth ? notes : notes.toReversed()
      return { answer: { truth }, ...(notes.some((note) => note !== '') && { option_notes }), comments: [] }
    },
    write: ({ answer: { truth }, option_notes }) => {
      const name = truth ? 'TRUE' : 'FALSE'
      if (!option_notes) return name
      const [right = '', wrong = ''] = (truth ? option_notes : option_notes.toReversed()).map(writeFeedback)
      return `${name}#${wrong}#${right}`
    },
  },
  numeric: {
    read: (raw, context) => {
      const answers = split(raw.slice(1), /[=~]/)
      const ranges = answers.filter(isRight).map(({ text }) => toRange(unescape(text)))
      const texts = answers.map(({ text }) => typedName(unescape(text)))
      const unit = context.remarks.unit !== undefined && { unit: context.remarks.unit }
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
    cannot: ({ answer }) => (answer.accepted.some((spelling) => spelling.includes('->')) ? ARROW : undefined),
  },
  matching: {
    read: (raw, { markup, remarks, notes }) => {
      const pairs = splitAnswers(raw).map(({ text }) => cut(text, '->').map((side) => formatted(side, markup).text))
      if (pairs.some(([stem, option]) => !stem || !option))
        throw new ImportError('malformed', 'a pair has a text on each side of ->')
      const options = [...new Set(pairs.map(([, option = '']) => option))]
      if (splitAnswers(raw).some(({ feedback }) => feedback.trim() !== '')) notes.push('feedback on pairs was left out')
      return {
        options,
        ...(remarks.notes.length > 0 && { option_notes: remarks.notes }),
        parts: { stems: pairs.map(([stem = '']) => stem) },
        answer: { pairs: pairs.map(([, option = '']) => options.indexOf(option)) },
        comments: [],
      }
    },
    write: ({ options, parts: { stems }, answer: { pairs } }) =>
      lines(stems.map((stem, index) => `=${writeOption(stem)} -> ${guarded(options[pairs[index] ?? 0] ?? '', /^\[/)}`)),
    cannot: ({ options, parts: { stems }, answer: { pairs } }) => {
      if ([...stems, ...options].some((text) => text.includes('->'))) return ARROW
      return options.every((_, place) => pairs.includes(place))
        ? undefined
        : 'GIFT has no options that belong to nothing in a matching question'
    },
  },
  ordering: noWord('ordering'),
  categorizing: noWord('categorizing'),
  cloze: {
    // A gap is a question of its own in GIFT, with text before and after its answers.
    read: (raw, context) => {
      const kind = kindOf(raw)
      if (kind === 'numeric') {
        const { answer, comments } = KINDS.numeric.read(raw, context)
        return {
          parts: { gaps: [null] },
          answer: { gaps: [{ value: answer.value, tolerance: answer.tolerance }] },
          comments,
        }
      }
      if (kind === 'single_choice') {
        const { options, answer } = KINDS.single_choice.read(raw, context)
        return { parts: { gaps: [options ?? []] }, answer: { gaps: [answer] }, comments: [] }
      }
      const { answer, comments } = KINDS.short_text.read(raw, context)
      return { parts: { gaps: [null] }, answer: { gaps: [answer] }, comments }
    },
    write: ({ parts, answer }) => {
      const [choices, key] = [parts.gaps[0], answer.gaps[0]]
      if (!key) return ''
      if ('accepted' in key) return lines(key.accepted.map(writeSpelling))
      if ('value' in key) return `#${key.value}:${key.tolerance}`
      return lines((choices ?? []).map((text, index) => (index === key.choice ? '=' : '~') + writeOption(text)))
    },
    cannot: ({ parts, answer }) => {
      if (parts.gaps.length > 1) return 'GIFT has one gap in a text, and there are more'
      return JSON.stringify(answer).includes('->') ? ARROW : undefined
    },
  },
  hotspot: noWord('hotspot'),
  essay: {
    read: (_, { remarks }) => ({
      parts: { words: remarks.words === undefined ? null : toNumber(remarks.words) },
      answer: { model: remarks.model, points: remarks.points },
      comments: [],
    }),
    write: () => '',
  },
  case: noWord('case'),
}

const giftKind = <Kind extends QuestionKind>(kind: Kind): GiftKind<Kind> => KINDS[kind]

export function readAnswers(raw: string, context: GiftContext) {
  const kind = context.remarks.cloze ? 'cloze' : kindOf(raw)
  return { kind, ...giftKind(kind).read(raw, context) } satisfies Partial<QuestionDraft>
}

export const writeAnswers = (question: BankQuestion): string => giftKind(question.kind).write(question)

/** Why a question cannot be written as GIFT; undefined if it can. */
export const giftCannot = (question: BankQuestion): string | undefined => giftKind(question.kind).cannot?.(question)

/** GIFT names no kinds: the signs of the answers tell them apart. */
function kindOf(raw: string): QuestionKind {
  if (raw === '') return 'essay'
  if (raw.startsWith('#')) return 'numeric'
  const signs = new Set(splitAnswers(raw).map(({ sign }) => sign))
  // The sign of a single right answer makes the whole a single choice.
  if (signs.has('~')) return signs.has('=') ? 'single_choice' : 'multiple_choice'
  if (truthIn(cut(raw, '#')[0]) !== undefined) return 'true_false'
  return indexOf(raw, '->') === -1 ? 'short_text' : 'matching'
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

const writeFeedback = (note: string) => guarded(note, /^\[/)

const writeNote = (note = '') => (note === '' ? '' : `#${writeFeedback(note)}`)

function writeSpelling(text: string): string {
  const pattern = escape(toPattern(text))
  if (pattern.startsWith('[')) return `=[markdown]${pattern}`
  return pattern.startsWith('%') ? `=%100%${pattern}` : `=${pattern}`
}
