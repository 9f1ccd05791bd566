import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { QUESTION_KINDS, type QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { rangesOf } from '../../_domain/attempts/kinds/numeric.ts'
import { toNumber } from '../decimal.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import { typedName, type Feedback } from '../feedback.ts'
import { literal, toPattern } from '../spellings.ts'
import { refuseParts, rightNumber, rightOption, rightOptions, rightSet, shareOf } from '../weights.ts'
import { answersIn, commentsOn, isSingle, readOptions, unitIn, weightsIn } from './answer-parts.ts'
import * as element from './elements.ts'
import { isYes } from './parts.ts'
import { valueOf, type XmlElement } from './tree.ts'

interface AnswersOf<Kind extends QuestionKind> extends Pick<QuestionDraft, 'options' | 'fixed_order'> {
  answer: BankQuestion<Kind>['answer']
  comments: Feedback[]
}

/** How Moodle writes the answers of one kind of question. */
interface MoodleKind<Kind extends QuestionKind> {
  /** Moodle's name of the kind, for export. */
  type: string
  /** Whether an element is a question of this kind. */
  reads: (type: string, question: XmlElement) => boolean
  read: (question: XmlElement, notes: string[]) => AnswersOf<Kind>
  write: (question: BankQuestion<Kind>) => string[]
}

const KINDS: { [Kind in QuestionKind]: MoodleKind<Kind> } = {
  single_choice: {
    type: 'multichoice',
    reads: (type, question) => type === 'multichoice' && isSingle(question),
    read: (question, notes) => readOptions(question, (weights) => ({ choice: rightOption(weights) }), notes),
    write: (question) => element.choice(question, true, (index) => (index === question.answer.choice ? '100' : '0')),
  },
  multiple_choice: {
    type: 'multichoice',
    reads: (type, question) => type === 'multichoiceset' || (type === 'multichoice' && !isSingle(question)),
    read: (question, notes) => {
      const judge = question.attributes.type === 'multichoiceset' ? rightSet : rightOptions
      return readOptions(question, (weights) => ({ choices: judge(weights) }), notes)
    },
    write: (question) => {
      const { choices } = question.answer
      return element.choice(question, false, (index) => (choices.includes(index) ? shareOf(choices.length) : '-100'))
    },
  },
  true_false: {
    type: 'truefalse',
    reads: (type) => type === 'truefalse',
    read: (question) => {
      const answers = answersIn(question)
      const texts = answers.map((answer) => valueOf(answer, 'text').toLowerCase())
      if (texts.toSorted().join() !== 'false,true')
        throw new ImportError('invalid', 'expected the answers true and false')
      const truth = texts[rightOption(weightsIn(question))] === 'true'
      const names = texts.map((text) => (text === 'true' ? 'True' : 'False'))
      return { answer: { truth }, comments: commentsOn(answers, names) }
    },
    write: ({ answer }) =>
      [true, false].map((truth) => element.answer(truth === answer.truth ? '100' : '0', element.text(String(truth)))),
  },
  numeric: {
    type: 'numerical',
    reads: (type) => type === 'numerical',
    read: (question) => {
      const answers = answersIn(question)
      const texts = answers.map((answer) => valueOf(answer, 'text'))
      const weights = weightsIn(question)
      const ranges = answers
        .filter((_, index) => (weights[index] ?? 0) > 0)
        .map((answer) => ({
          value: toNumber(valueOf(answer, 'text')),
          tolerance: toNumber(valueOf(answer, 'tolerance') || '0'),
        }))
      const unit = unitIn(question)
      const answer = { ...rightNumber(weights, ranges), ...(unit !== undefined && { unit }) }
      return { answer, comments: commentsOn(answers, texts.map(typedName)) }
    },
    write: ({ answer }) => [
      ...rangesOf(answer).map(({ value, tolerance }) =>
        element.answer('100', `<text>${value}</text><tolerance>${tolerance}</tolerance>`),
      ),
      ...(answer.unit === undefined ? [] : element.unit(answer.unit)),
    ],
  },
  short_text: {
    type: 'shortanswer',
    reads: (type) => type === 'shortanswer',
    read: (question) => {
      if (isYes(valueOf(question, 'usecase')))
        throw new ImportError(
          'case_sensitive',
          'it tells capital letters from small ones, and answers here are compared without',
        )
      const answers = answersIn(question)
      const weights = weightsIn(question)
      refuseParts(weights)
      const texts = answers.map((answer) => valueOf(answer, 'text'))
      const accepted = texts.filter((text, index) => (weights[index] ?? 0) > 0 && text !== '').map(literal)
      return { answer: { accepted }, comments: commentsOn(answers, texts.map(typedName)) }
    },
    write: ({ answer }) => [
      '<usecase>0</usecase>',
      ...answer.accepted.map((spelling) => element.answer('100', element.verbatim(toPattern(spelling)))),
    ],
  },
}

const moodleKind = <Kind extends QuestionKind>(kind: Kind): MoodleKind<Kind> => KINDS[kind]

/** The kind of a question by Moodle's name for it; undefined where Laude has no such kind. */
export const kindOf = (type: string, question: XmlElement): QuestionKind | undefined =>
  QUESTION_KINDS.find((kind) => moodleKind(kind).reads(type, question))

export const typeOf = (kind: QuestionKind): string => moodleKind(kind).type

export const readAnswers = (kind: QuestionKind, question: XmlElement, notes: string[]) =>
  moodleKind(kind).read(question, notes)

export const writeAnswers = (question: BankQuestion): string[] => moodleKind(question.kind).write(question)
