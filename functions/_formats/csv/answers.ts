import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { isQuestionKind, QUESTION_KINDS, type QuestionKind } from '../../_domain/attempts/kinds/kinds.ts'
import { rangesOf } from '../../_domain/attempts/kinds/numeric.ts'
import { toNumber } from '../decimal.ts'
import { ImportError, type QuestionDraft } from '../diagnostics.ts'
import { excerpt } from '../excerpt.ts'
import { rightNumber } from '../weights.ts'
import { guard, joinSpellings, splitSpellings } from './columns.ts'

/** A cell of the row by the name of its column. */
export type CellReader = (name: string) => string

/** How the cells of a row hold the answer to a question of one kind. */
interface CsvAnswer<Kind extends QuestionKind> {
  /** Columns besides `answer` that no other kind has. */
  columns: readonly string[]
  read: (answer: string, cell: CellReader) => BankQuestion<Kind>['answer']
  write: (answer: BankQuestion<Kind>['answer']) => Record<string, string>
}

const ANSWERS: { [Kind in QuestionKind]: CsvAnswer<Kind> } = {
  single_choice: {
    columns: [],
    read: (answer) => ({ choice: toPlace(answer) }),
    write: ({ choice }) => ({ answer: String(choice + 1) }),
  },
  multiple_choice: {
    columns: [],
    read: (answer) => ({ choices: answer.split(';').map(toPlace) }),
    write: ({ choices }) => ({ answer: choices.map((choice) => choice + 1).join(';') }),
  },
  true_false: {
    columns: [],
    read: (answer) => ({ truth: toTruth('answer', answer) }),
    write: ({ truth }) => ({ answer: String(truth) }),
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
      return {
        ...rightNumber(
          ranges.map(() => 100),
          ranges,
        ),
        ...(unit !== '' && { unit }),
      }
    },
    write: ({ unit = '', ...answer }) => ({
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
    read: (answer) => ({ accepted: splitSpellings(answer) }),
    write: ({ accepted }) => ({ answer: guard(joinSpellings(accepted)) }),
  },
}

const answersOf = <Kind extends QuestionKind>(kind: Kind): CsvAnswer<Kind> => ANSWERS[kind]

export function readAnswer(cell: CellReader): Pick<QuestionDraft, 'kind' | 'answer'> {
  const kind = cell('kind').toLowerCase()
  for (const other of QUESTION_KINDS)
    for (const name of answersOf(other).columns)
      if (other !== kind && cell(name) !== '')
        throw new ImportError('invalid', `${name}: only a ${other} question has one`)
  const answer = cell('answer')
  if (answer === '') throw new ImportError('no_right_answer', 'answer: is empty')
  if (!isQuestionKind(kind)) throw new ImportError('unsupported_kind', `“${excerpt(kind)}” is no kind of question here`)
  return { kind, answer: answersOf(kind).read(answer, cell) }
}

export const writeAnswer = ({ kind, answer }: BankQuestion): Record<string, string> => answersOf(kind).write(answer)

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
