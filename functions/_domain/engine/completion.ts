import type { Activity } from './activity.ts'
import type { Learner } from './learner.ts'

/** A course or a program: complete once everything it needs is. */
export interface Curriculum {
  /** Its code in a learner's `validated`. */
  code: string
  kind: 'course' | 'program'
  id: string
  slug: string
  /** Codes of the milestones it requires; for a program, of its courses, too. */
  needs: readonly string[]
}

/** What a completion event says beside the fact: no days if the learner never enrolled, no score in a course without tests. */
export interface CompletionFacts {
  days?: number
  /** The mean of the best exams, of 100. */
  score?: number
}

const TYPES = { course: 'course_completed', program: 'program_completed' } as const

/** What the learner has just completed. A curriculum that needs nothing is never complete: there is nothing to do in it. */
export const completedNow = ({ validated }: Learner, curricula: readonly Curriculum[]): Curriculum[] =>
  curricula.filter(
    ({ code, needs }) => !validated.has(code) && needs.length > 0 && needs.every((need) => validated.has(need)),
  )

/** The code of the curriculum that this event says is complete. */
export const completedBy = ({ type, dims }: Activity): string | undefined =>
  (type === TYPES.course || type === TYPES.program) && typeof dims.code === 'string' ? dims.code : undefined

/** A completion as an event for the log, with the time of the event that caused it. */
export const completionActivity = (
  id: string,
  { user_id, community_id, occurred_at, local_date, local_hour }: Activity,
  { kind, id: content_id, slug, code }: Curriculum,
  { days, score }: CompletionFacts,
): Activity => ({
  id,
  user_id,
  community_id,
  type: TYPES[kind],
  occurred_at,
  local_date,
  local_hour,
  content_id,
  dims: { [kind]: slug, code },
  metrics: { ...(days === undefined ? {} : { days }), ...(score === undefined ? {} : { score }) },
})
