import { stringify } from 'csv-stringify/sync'
import type { AnalyzedQuestion } from '../../_contracts/analysis/analysis.ts'
import { guard } from './columns.ts'

const COLUMNS = [
  'position',
  'kind',
  'topic',
  'question',
  'shown',
  'answered',
  'facility',
  'point_biserial',
  'rest_correlation',
  'median_seconds',
  'most_chosen_wrong',
  'most_chosen_wrong_share',
  'concerns',
]

/** One question per row. Texts are guarded so that no spreadsheet runs them; numbers keep all digits. */
export const writeAnalysis = (questions: readonly AnalyzedQuestion[]): string =>
  stringify(questions.map(toRow), {
    bom: true,
    header: true,
    columns: COLUMNS,
    quoted_string: true,
    record_delimiter: 'windows',
  })

const toRow = (question: AnalyzedQuestion) => ({
  position: question.position,
  kind: question.kind,
  topic: guard(question.topic),
  question: guard(question.prompt),
  shown: question.shown,
  answered: question.answered,
  facility: question.facility,
  point_biserial: question.point_biserial,
  rest_correlation: question.rest_correlation,
  median_seconds: question.seconds,
  most_chosen_wrong: question.wrong && guard(question.wrong.texts.join(' | ')),
  most_chosen_wrong_share: question.wrong?.share,
  concerns: question.concerns.join(' '),
})
