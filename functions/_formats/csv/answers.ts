import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { isQuestionKind, QUESTION_KINDS, type QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { rangesOf } from '../../_domain/attempts/kinds/numeric.ts'
import { toNumber } from '../decimal.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import { excerpt } from '../excerpt.ts'
import { rightNumber } from '../weights.ts'
import { guard, joinSpellings, splitSpellings } from './columns.ts'
import { readChoices, readGap, writeChoices, writeGap } from './gaps.ts'
import { readJson } from './json-cell.ts'

/** A cell of the row by the name of its column. */
export type CellReader = (name: string) => string

/** What the cells of a row say of one kind of question. */
interface CellsOf<Kind extends QuestionKind> {
  answer: BankQuestion<Kind>['answer']
  parts?: BankQuestion<Kind>['parts']
}

/** How the cells of a row hold the answer to a question of one kind. */
interface CsvAnswer<Kind extends QuestionKind> {
  /** Columns besides `answer` that not every kind has. */
  columns: readonly string[]
  read: (answer: string, cell: CellReader) => CellsOf<Kind>
  write: (question: Pick<BankQuestion<Kind>, 'answer' | 'parts'>) => Record<string, string>
}

const ANSWERS: { [Kind in QuestionKind]: CsvAnswer<Kind> } = {
  single_choice: {
    columns: [],
    read: (answer) => ({ answer: { choice: toPlace(answer) } }),
    write: ({ answer: { choice } }) => ({ answer: String(choice + 1) }),
  },
  multiple_choice: {
    columns: ['partial'],
    read: (answer, cell) => {
      const partial = toTruth('partial', cell('partial') || 'false')
      return { answer: { choices: toPlaces(answer), ...(partial && { partial }) } }
    },
    write: ({ answer: { choices, partial } }) => ({ answer: joinPlaces(choices), partial: partial ? 'true' : '' }),
  },
  true_false: {
    columns: [],
    read: (answer) => ({ answer: { truth: toTruth('answer', answer) } }),
    write: ({ answer: { truth } }) => ({ answer: String(truth) }),
  },
  numeric: {
    columns: ['tolerance', 'unit'],
    read: (answer, cell) => {
      const unit = cell('unit')
      const tolerances = cell('tolerance').split('|')
      const ranges = answer.split('|').map((value, index) => ({
        value: toNumber(value),
        tolerance: toNumber(tolerances[index]?.trim() || '0'),
      }))
      if (tolerances.length > ranges.length)
        throw new ImportError('invalid', 'tolerance: there are more of them than numbers')
      const right = rightNumber(
        ranges.map(() => 100),
        ranges,
      )
      return { answer: { ...right, ...(unit !== '' && { unit }) } }
    },
    write: ({ answer: { unit = '', ...answer } }) => ({
      answer: rangesOf(answer)
        .map(({ value }) => value)
        .join('|'),
      tolerance: rangesOf(answer)
        .map(({ tolerance }) => tolerance)
        .join('|'),
      unit: guard(unit),
    }),
  },
  short_text: {
    columns: [],
    read: (answer) => ({ answer: { accepted: splitSpellings(answer) } }),
    write: ({ answer: { accepted } }) => ({ answer: guard(joinSpellings(accepted)) }),
  },
  matching: {
    columns: ['parts'],
    read: (answer, cell) => ({ answer: { pairs: toPlaces(answer) }, parts: { stems: splitSpellings(cell('parts')) } }),
    write: ({ answer: { pairs }, parts: { stems } }) => ({
      answer: joinPlaces(pairs),
      parts: guard(joinSpellings(stems)),
    }),
  },
  ordering: {
    columns: [],
    read: (answer) => ({ answer: { order: toPlaces(answer) } }),
    write: ({ answer: { order } }) => ({ answer: joinPlaces(order) }),
  },
  categorizing: {
    columns: ['parts'],
    read: (answer, cell) => ({
      answer: { categories: toPlaces(answer) },
      parts: { categories: splitSpellings(cell('parts')) },
    }),
    write: ({ answer, parts }) => ({
      answer: joinPlaces(answer.categories),
      parts: guard(joinSpellings(parts.categories)),
    }),
  },
  cloze: {
    columns: ['parts'],
    read: (answer, cell) => ({
      answer: { gaps: answer.split('\n').map(readGap) },
      parts: { gaps: cell('parts').split('\n').map(readChoices) },
    }),
    write: ({ answer, parts }) => ({
      answer: guard(answer.gaps.map(writeGap).join('\n')),
      parts: guard(parts.gaps.map(writeChoices).join('\n')),
    }),
  },
  hotspot: {
    columns: ['parts'],
    read: (answer, cell) => ({ answer: { choices: toPlaces(answer) }, parts: readJson('parts', cell('parts')) }),
    write: ({ answer: { choices }, parts }) => ({ answer: joinPlaces(choices), parts: JSON.stringify(parts) }),
  },
  essay: {
    columns: ['parts', 'points'],
    read: (model, cell) => {
      const [words, points] = [cell('parts'), cell('points')]
      return {
        answer: { model, points: points === '' ? [] : splitSpellings(points) },
        parts: { words: words === '' ? null : toNumber(words) },
      }
    },
    write: ({ answer: { model, points }, parts: { words } }) => ({
      answer: guard(model),
      points: guard(joinSpellings(points)),
      parts: words === null ? '' : String(words),
    }),
  },
  case: {
    columns: ['parts'],
    read: (answer, cell) => ({ answer: readJson('answer', answer), parts: readJson('parts', cell('parts')) }),
    write: ({ answer, parts }) => ({ answer: JSON.stringify(answer), parts: JSON.stringify(parts) }),
  },
}

const answersOf = <Kind extends QuestionKind>(kind: Kind): CsvAnswer<Kind> => ANSWERS[kind]

export function readAnswer(cell: CellReader): Pick<QuestionDraft, 'kind' | 'answer' | 'parts'> {
  const kind = cell('kind').toLowerCase()
  for (const name of new Set(QUESTION_KINDS.flatMap((each) => answersOf(each).columns))) {
    const owners = QUESTION_KINDS.filter((each) => answersOf(each).columns.includes(name))
    if (cell(name) !== '' && !owners.some((owner) => owner === kind))
      throw new ImportError('invalid', `${name}: only a ${owners.join(' or ')} question has one`)
  }
  const answer = cell('answer')
  if (answer === '') throw new ImportError('no_right_answer', 'answer: is empty')
  if (!isQuestionKind(kind)) throw new ImportError('unsupported_kind', `“${excerpt(kind)}” is no kind of question here`)
  return { kind, ...answersOf(kind).read(answer, cell) }
}

export const writeAnswer = (question: BankQuestion): Record<string, string> => answersOf(question.kind).write(question)

const toPlaces = (text: string) => text.split(';').map(toPlace)

const joinPlaces = (places: number[]) => places.map((place) => place + 1).join(';')

function toPlace(text: string): number {
  if (!/^\s*[1-8]\s*$/.test(text))
    throw new ImportError(
      'invalid',
      `answer: expected the number of an option, from 1 to 8, and found “${excerpt(text)}”`,
    )
  return Number(text) - 1
}

const TRUTH = new Map([
  ['true', true],
  ['false', false],
])

export function toTruth(name: string, text: string): boolean {
  const truth = TRUTH.get(text.toLowerCase())
  if (truth === undefined)
    throw new ImportError('invalid', `${name}: expected true or false, and found “${excerpt(text)}”`)
  return truth
}
