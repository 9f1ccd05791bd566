import { stringify } from 'csv-stringify/sync'
import type { LearnerAtGates } from '../../_contracts/gates/learners.ts'
import { guard } from './columns.ts'

/** One learner per row, one gate per column. Texts are guarded so that no spreadsheet runs them. */
export const writeLearners = (gates: readonly string[], learners: readonly LearnerAtGates[]): string =>
  stringify([['learner', 'username', ...gates.map(guard), 'completed_at'], ...learners.map(toRow)], {
    bom: true,
    quoted_string: true,
    record_delimiter: 'windows',
  })

const toRow = ({ learner, gates, completed_at }: LearnerAtGates) => [
  guard(learner.display_name),
  guard(learner.username),
  ...gates.map(({ state, waived }) => (waived ? 'waived' : state.replaceAll('_', ' '))),
  completed_at ?? '',
]
