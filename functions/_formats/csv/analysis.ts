import type { AnalyzedQuestion } from '../../_contracts/analysis/analysis.ts'
import { writeTable, type TableCell } from './table.ts'

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

/** One question per row. */
export const writeAnalysis = (questions: readonly AnalyzedQuestion[]): string =>
  writeTable(COLUMNS, questions.map(toRow))

const toRow = (question: AnalyzedQuestion): TableCell[] => [
  question.position,
  question.kind,
  question.topic,
  question.prompt,
  question.shown,
  question.answered,
  question.facility,
  question.point_biserial,
  question.rest_correlation,
  question.seconds,
  question.wrong && question.wrong.texts.join(' | '),
  question.wrong ? question.wrong.share : null,
  question.concerns.join(' '),
]
