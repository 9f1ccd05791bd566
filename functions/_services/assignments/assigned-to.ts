import type { GradeRow } from '../../_db/queries/assignments/grades.ts'
import type { AssignedTo } from '../../_domain/assignments/telling.ts'

/** How an assignment stands for a learner, as what they are told is decided by. */
export const toAssignedTo = (
  { state, opens_at, due_at, closes_at }: GradeRow,
  { zone, told }: Pick<AssignedTo, 'zone' | 'told'>,
): AssignedTo => ({
  ...{ state, zone, told },
  ...{ opens: parsed(opens_at) ?? 0, due: parsed(due_at), closes: parsed(closes_at) },
})

const parsed = (at: string | null) => (at === null ? null : Date.parse(at))
