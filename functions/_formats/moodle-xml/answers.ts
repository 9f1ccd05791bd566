import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { QUESTION_KINDS, type QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { rangesOf } from '../../_domain/attempts/kinds/numeric.ts'
import { toNumber } from '../decimal.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import { notesOf, typedName, type Feedback } from '../feedback.ts'
import { literal, toPattern } from '../spellings.ts'
import { isPartial, refuseParts, rightNumber, rightOption, rightOptions, rightSet, weightAmong } from '../weights.ts'
import { answersIn, commentsOn, isOurs, isSingle, pairsIn, readOptions, unitIn, weightsIn } from './answer-parts.ts'
import { clozeCannot, readGaps } from './cloze.ts'
import * as element from './elements.ts'
import { isYes, markdownOf } from './parts.ts'
import { readSelections } from './selections.ts'
import { childOf, childrenOf, valueOf, type XmlElement } from './tree.ts'

interface AnswersOf<Kind extends QuestionKind> extends Pick<QuestionDraft, 'options' | 'fixed_order'> {
  parts?: BankQuestion<Kind>['parts']
  option_notes?: string[] | undefined
  /** Where it is not the text of the question as it stands. */
  prompt?: string
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
  /** Why Moodle cannot carry a question of this kind. */
  cannot?: (question: BankQuestion<Kind>) => string | undefined
}

/** Said where Moodle has neither a word for a kind nor one that comes near. */
const noWord = <Kind extends QuestionKind>(kind: Kind, why: string): MoodleKind<Kind> => ({
  type: '',
  reads: () => false,
  read: () => {
    throw new ImportError('unsupported_kind', `Moodle has no ${kind} questions`)
  },
  write: () => [],
  cannot: () => why,
})

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
      const isMarked = childOf(question, 'laude')?.attributes.partial === 'true'
      return readOptions(
        question,
        (weights) => ({
          choices: judge(weights),
          ...((isMarked || isPartial(weights)) && { partial: true as const }),
        }),
        notes,
      )
    },
    write: (question) => element.choice(question, false, (index) => weightAmong(question.answer, index)),
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
      const comments = commentsOn(answers, texts)
      const option_notes = notesOf(texts[0] === 'true' ? comments : comments.toReversed())
      return { answer: { truth }, option_notes, comments: [] }
    },
    write: ({ answer, option_notes }) =>
      [true, false].map((truth, index) =>
        element.answer(
          truth === answer.truth ? '100' : '0',
          element.text(String(truth)) + element.feedback(option_notes?.[index]),
        ),
      ),
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
  matching: {
    type: 'matching',
    reads: (type, question) => type === 'matching' && !isOurs(question, 'categorizing'),
    read: (question) => {
      const pairs = pairsIn(question)
      const options = [...new Set(pairs.map(({ option }) => option))]
      const asked = pairs.filter(({ stem }) => stem !== '')
      const noted = options.map((option) => pairs.find((pair) => pair.option === option)?.note ?? '')
      return {
        options,
        ...(noted.some((note) => note !== '') && { option_notes: noted }),
        parts: { stems: asked.map(({ stem }) => stem) },
        answer: { pairs: asked.map(({ option }) => options.indexOf(option)) },
        comments: [],
      }
    },
    write: ({ options, option_notes, parts: { stems }, answer: { pairs } }) => [
      '<shuffleanswers>true</shuffleanswers>',
      ...stems.map((stem, index) => {
        const place = pairs[index] ?? 0
        return element.pair(stem, options[place] ?? '', option_notes?.[place])
      }),
      // Options that belong to nothing.
      ...options.flatMap((option, place) =>
        pairs.includes(place) ? [] : [element.pair('', option, option_notes?.[place])],
      ),
    ],
  },
  ordering: {
    type: 'ordering',
    reads: (type) => type === 'ordering',
    // The items stand in the right order.
    read: (question) => {
      const answers = answersIn(question)
      const options = answers.map(markdownOf)
      return {
        options,
        option_notes: notesOf(commentsOn(answers, options)),
        answer: { order: [...options.keys()] },
        comments: [],
      }
    },
    write: ({ options, option_notes, answer: { order } }) => [
      '<layouttype>VERTICAL</layouttype>',
      '<selecttype>ALL</selecttype>',
      '<selectcount>0</selectcount>',
      '<gradingtype>ABSOLUTE_POSITION</gradingtype>',
      '<showgrading>SHOW</showgrading>',
      '<numberingstyle>none</numberingstyle>',
      '<shownumcorrect>1</shownumcorrect>',
      ...order.map((place, index) =>
        element.answer(
          String(index + 1),
          element.verbatim(options[place] ?? '') + element.feedback(option_notes?.[place]),
          'markdown',
        ),
      ),
    ],
  },
  // Moodle matches each item with its category.
  categorizing: {
    type: 'matching',
    reads: (type, question) => type === 'matching' && isOurs(question, 'categorizing'),
    read: (question) => {
      const pairs = pairsIn(question)
      const categories = [...new Set(pairs.map(({ option }) => option))]
      const items = pairs.filter(({ stem }) => stem !== '')
      const notes = items.map(({ note }) => note)
      return {
        options: items.map(({ stem }) => stem),
        ...(notes.some((note) => note !== '') && { option_notes: notes }),
        parts: { categories },
        answer: { categories: items.map(({ option }) => categories.indexOf(option)) },
        comments: [],
      }
    },
    write: ({ options, option_notes, parts: { categories }, answer }) => [
      '<shuffleanswers>true</shuffleanswers>',
      // First every category without an item, in their order.
      ...categories.map((category) => element.pair('', category)),
      ...options.map((item, index) =>
        element.pair(item, categories[answer.categories[index] ?? 0] ?? '', option_notes?.[index]),
      ),
    ],
  },
  cloze: {
    type: 'cloze',
    reads: (type) => ['cloze', 'multianswer', 'gapselect', 'ddwtos'].includes(type),
    read: (question) => {
      const { attributes } = question
      return attributes.type === 'gapselect' || attributes.type === 'ddwtos'
        ? { ...readSelections(question), comments: [] }
        : readGaps(question)
    },
    write: () => [],
    cannot: clozeCannot,
  },
  hotspot: noWord('hotspot', 'Moodle would need the picture of a hotspot question in the file'),
  essay: {
    type: 'essay',
    reads: (type) => type === 'essay',
    read: (question) => {
      const words = valueOf(question, 'maxwordlimit') || valueOf(question, 'minwordlimit')
      return {
        parts: { words: words === '' ? null : toNumber(words) },
        answer: {
          model: markdownOf(childOf(question, 'graderinfo')),
          points: childrenOf(question, 'point').map((point) => valueOf(point, 'text')),
        },
        comments: [],
      }
    },
    write: ({ answer: { model, points }, parts: { words } }) => [
      '<responseformat>editor</responseformat>',
      '<responserequired>1</responserequired>',
      '<responsefieldlines>15</responsefieldlines>',
      ...(words === null ? [] : [`<maxwordlimit>${words}</maxwordlimit>`]),
      '<attachments>0</attachments>',
      '<attachmentsrequired>0</attachmentsrequired>',
      `<graderinfo format="markdown">${element.verbatim(model)}</graderinfo>`,
      '<responsetemplate format="html"><text></text></responsetemplate>',
      ...points.map((point) => `<point>${element.text(point)}</point>`),
    ],
  },
  case: noWord('case', 'Moodle has no question with several parts about one stem'),
}

const moodleKind = <Kind extends QuestionKind>(kind: Kind): MoodleKind<Kind> => KINDS[kind]

/** The kind of a question by Moodle's name for it; undefined where Laude has no such kind. */
export const kindOf = (type: string, question: XmlElement): QuestionKind | undefined =>
  QUESTION_KINDS.find((kind) => moodleKind(kind).reads(type, question))

export const typeOf = (kind: QuestionKind): string => moodleKind(kind).type

export const moodleCannot = (question: BankQuestion): string | undefined => moodleKind(question.kind).cannot?.(question)

export const readAnswers = (kind: QuestionKind, question: XmlElement, notes: string[]) =>
  moodleKind(kind).read(question, notes)

export const writeAnswers = (question: BankQuestion): string[] => moodleKind(question.kind).write(question)
