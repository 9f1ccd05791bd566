import type { Grade } from '../../_contracts/assignments/gradebook.ts'
import type { GradeRow } from '../../_db/queries/assignments/grades.ts'

export const toGrade = (it: GradeRow): Grade => ({
  assignment_id: it.assignment_id,
  state: it.state,
  score: it.score,
  late: it.late,
  passed: it.passed,
  handed_in_at: it.handed_in_at,
  attempt_id: it.attempt_id,
  attempts: it.attempts,
  due_at: it.due_at,
  revision: it.revision,
  set_by_hand: it.set_by_hand,
})
