/** What can be assigned: an exam or practice of a test, practice across tests, a course, a gate, a lesson. */
export const ASSIGNED_KINDS = ['exam', 'practice', 'mix', 'course', 'gate', 'lesson'] as const
export type AssignedKind = (typeof ASSIGNED_KINDS)[number]

/** What becomes of what is handed in after it was due, as long as the assignment is open. */
export const LATE_POLICIES = ['accepted', 'marked', 'percent_off', 'refused'] as const
export type LatePolicy = (typeof LATE_POLICIES)[number]

/** Which of several attempts counts. */
export const COUNTS = ['best', 'last', 'first'] as const

export const ASSIGNMENT_STATUSES = ['draft', 'published', 'archived'] as const
export type AssignmentStatus = (typeof ASSIGNMENT_STATUSES)[number]

/**
 * How far a learner is. `late`: it was due, nothing is handed in, and it still can be. `missing`: it cannot any more.
 * `handed_in`: a person has to decide first.
 */
export const ASSIGNMENT_STATES = [
  'not_started',
  'in_progress',
  'handed_in',
  'late',
  'missing',
  'excused',
  'done',
] as const
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]
