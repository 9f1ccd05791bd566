import type { MyAssignment } from '#contracts/assignments/assignments.ts'
import type { Grade } from '#contracts/assignments/gradebook.ts'
import type { AssignedKind, AssignmentState, LatePolicy } from '#domain/assignments/kinds.ts'
import { count } from '#domain/locale/counts.ts'
import { instantText } from '#domain/locale/dates.ts'
import { percentText } from '#domain/locale/numbers.ts'
import { dayNumber } from '#domain/time/days.ts'
import { localDay } from '#domain/time/local-time.ts'
import { paths } from '#lib/paths.ts'

export const ASSIGNED_KIND: Record<AssignedKind, string> = {
  exam: 'Exam',
  practice: 'Practice of a test',
  mix: 'Practice across tests',
  course: 'Course',
  gate: 'Gate',
  lesson: 'Lesson',
}

export const STATE: Record<AssignmentState, string> = {
  not_started: 'Not started',
  in_progress: 'In progress',
  handed_in: 'Handed in',
  late: 'Late',
  missing: 'Missing',
  excused: 'Excused',
  done: 'Done',
}

export const LATE_POLICY: Record<LatePolicy, string> = {
  accepted: 'Accept it as if it were on time',
  marked: 'Accept it, and mark it as late',
  percent_off: 'Accept it, and take something off for each day',
  refused: 'Do not accept it',
}

export const COUNTS_WORDS = { best: 'The best', last: 'The last', first: 'The first' }

/** "80%", "Late", "Excused": what a cell of the gradebook says. */
export const gradeText = ({ score, state }: Pick<Grade, 'score' | 'state'>): string =>
  score === null ? STATE[state] : percentText(score, 2)

/** The same of one learner, for an instructor: "80%, handed in late", "Excused". */
export const gradeSentence = (it: MyAssignment): string => `${gradeText(it)}${it.late ? ', handed in late' : ''}`

const WHEN = { today: 'today', tomorrow: 'tomorrow', yesterday: 'yesterday' }

/** "tomorrow", "today", "yesterday", "in 3 days", "4 days ago", by the calendar of a zone. */
export function dayAway(at: string, now: number, zone: string): string {
  const days = dayNumber(localDay(new Date(at), zone)) - dayNumber(localDay(new Date(now), zone))
  if (days === 0) return WHEN.today
  if (Math.abs(days) === 1) return days > 0 ? WHEN.tomorrow : WHEN.yesterday
  return days > 0 ? `in ${count(days, 'day')}` : `${count(-days, 'day')} ago`
}

/** How the reader stands with an assignment, in a sentence or two. */
export function standingSentence(it: MyAssignment, now: number, zone: string): string {
  const due = it.due_at
  switch (it.state) {
    case 'done': {
      const score = it.score === null ? 'Done' : `Done: ${percentText(it.score, 2)}`
      const passed = it.passed === null ? '' : it.passed ? ', passed' : `, ${it.pass_percent}% were needed to pass`
      return `${score}${passed}.${it.late ? ' It came in late.' : ''}`
    }
    case 'handed_in':
      return 'Handed in. Your instructor looks at it next.'
    case 'excused':
      return 'You are excused from this.'
    case 'missing':
      return 'It is closed now. Talk to your instructor if you need more time.'
    case 'late':
      return `It was due ${due === null ? 'before' : dayAway(due, now, zone)}. You can still hand it in.${latePenalty(it)}`
    case 'in_progress':
    case 'not_started': {
      if (it.opens_at !== null && Date.parse(it.opens_at) > now)
        return `It opens ${instantText(it.opens_at, 'moment', zone)}.`
      const begun = it.state === 'in_progress' ? 'You have begun. ' : ''
      return due === null ? `${begun}No due date.` : `${begun}Due ${dayAway(due, now, zone)}.`
    }
  }
}

const latePenalty = ({ late_policy, late_percent }: MyAssignment) =>
  late_policy === 'percent_off' && late_percent !== null ? ` Each day takes ${late_percent}% off.` : ''

/** Where the reader does it; null where it is not open to learners any more, or not open yet. */
export function assignmentHref(it: MyAssignment, slug: string): string | null {
  if (it.kind === 'mix') return paths.practice(slug)
  if (!it.subject?.live) return null
  const { id, slug: name, inside } = it.subject
  switch (it.kind) {
    case 'exam':
    case 'practice':
      return paths.test(slug, id)
    case 'course':
      return paths.course(slug, name)
    case 'lesson':
      return inside && paths.content(slug, inside.slug, name)
    case 'gate':
      return inside && (inside.kind === 'course' ? paths.course(slug, inside.slug) : paths.program(slug, inside.slug))
  }
}

/** What is to be done, in words. */
export function assignedText({
  kind,
  subject,
  questions,
}: Pick<MyAssignment, 'kind' | 'subject' | 'questions'>): string {
  if (kind === 'mix') return `Practice: ${count(questions ?? 0, 'question')} in one session`
  const title = subject?.title ?? ''
  return `${kind === 'practice' ? 'Practice' : ASSIGNED_KIND[kind]}: ${title}${subject?.live ? '' : ' (not available now)'}`
}

const OPEN = new Set<AssignmentState>(['not_started', 'in_progress', 'late'])

/** Whether there is something left to do. */
export const isOpen = ({ state, closes_at }: MyAssignment, now: number): boolean =>
  OPEN.has(state) && (closes_at === null || Date.parse(closes_at) > now)
