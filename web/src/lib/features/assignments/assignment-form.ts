import type { Assignment } from '#contracts/assignments/assignments.ts'
import type { AssignedKind } from '#domain/assignments/kinds.ts'
import { localOfInstant } from '#domain/time/zoned.ts'

export interface FieldProblem {
  path: string
  message: string
}

/** What the fields of the form show. */
export interface EnteredAssignment {
  title: string
  note: string
  opens_at: string
  due_at: string
  closes_at: string
  zone: string
  late_policy: string
  late_percent: string
  late_floor: string
  attempts_allowed: string
  counts: string
  pass_percent: string
  weight: string
  category: string
  kind: string
  subject_id: string
  questions: string
  /** `everybody`, or ids of groups. */
  for: string[]
}

const text = (value: number | string | null) => (value === null ? '' : String(value))

export const emptyAssignment = (kind: AssignedKind, zone: string): EnteredAssignment => ({
  ...{ title: '', note: '', opens_at: '', due_at: '', closes_at: '', zone, kind, subject_id: '', questions: '20' },
  ...{ late_policy: 'marked', late_percent: '10', late_floor: '50', attempts_allowed: '', counts: 'best' },
  ...{ pass_percent: '', weight: '1', category: '', for: [] },
})

export function enteredOf(it: Assignment): EnteredAssignment {
  const local = (at: string | null) => (at === null ? '' : localOfInstant(at, it.zone))
  return {
    ...{ title: it.title, note: it.note, zone: it.zone, kind: it.kind, subject_id: it.subject?.id ?? '' },
    questions: text(it.questions),
    opens_at: local(it.opens_at),
    due_at: local(it.due_at),
    closes_at: local(it.closes_at),
    late_policy: it.late_policy,
    late_percent: text(it.late_percent ?? 10),
    late_floor: text(it.late_floor ?? 50),
    attempts_allowed: text(it.attempts_allowed),
    counts: it.counts,
    pass_percent: text(it.pass_percent),
    weight: text(it.weight),
    category: text(it.category),
    for: [...(it.everybody ? ['everybody'] : []), ...it.groups.map(({ id }) => id)],
  }
}
