import type { LearnerAtGates } from '../../_contracts/gates/learners.ts'
import { writeTable } from './table.ts'

/** One learner per row, one gate per column. */
export const writeLearners = (gates: readonly string[], learners: readonly LearnerAtGates[]): string =>
  writeTable(['learner', 'username', ...gates, 'completed_at'], learners.map(toRow))

const toRow = ({ learner, gates, completed_at }: LearnerAtGates) => [
  learner.display_name,
  learner.username,
  ...gates.map(({ state, waived }) => (waived ? 'waived' : state.replaceAll('_', ' '))),
  completed_at,
]
