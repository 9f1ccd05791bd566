import { eventType, OWN_TYPES } from './event-types.ts'

/** Types that learners may report about themselves, each with the kind of content it is about, or null. */
const SELF_REPORTED = {
  lesson_completed: 'lesson',
  wod_completed: 'wod',
  scenario_completed: 'scenario',
  study_session: null,
  vocabulary_learned: null,
  conversation_held: null,
  typing_test_completed: null,
  daily_login: null,
} as const

/** Types that follow from other events, so no caller may report them. */
const DERIVED: ReadonlySet<string> = new Set([
  'test_completed',
  'practice_completed',
  'mastery_reached',
  'course_completed',
  'program_completed',
  'challenge_met',
])

const selfReported = new Map<string, 'lesson' | 'wod' | 'scenario' | null>(Object.entries(SELF_REPORTED))

export const isSelfReported = (type: string): boolean => selfReported.has(type)

/** The kind of content that a type is about. */
export const kindAbout = (type: string): 'lesson' | 'wod' | 'scenario' | undefined =>
  selfReported.get(type) ?? undefined

/** Whether any caller may report the type. Attempts, practice and the engine write their own events. */
export const isReportable = (type: string): boolean => !DERIVED.has(type) && !OWN_TYPES.has(type)

/** The most that one day of a learner can hold. */
export const DAY = { events: 50, minutes: 16 * 60 } as const

/** The most that one event can hold. The least is 0. */
const MOST: Readonly<Record<string, number>> = {
  minutes: DAY.minutes,
  words: 2000,
  wpm: 300,
  accuracy: 100,
  score: 100,
}

/** The metrics that are out of plausible bounds. They are refused, never clipped. */
export function implausible(metrics: Readonly<Record<string, number>>): { path: string; message: string }[] {
  return Object.entries(metrics).flatMap(([name, value]) => {
    const most = MOST[name]
    if (value < 0) return [{ path: `metrics.${name}`, message: 'less than nothing' }]
    return most !== undefined && value > most ? [{ path: `metrics.${name}`, message: `more than ${most}` }] : []
  })
}

export interface ReportedToday {
  /** Events of types without content. */
  events: number
  minutes: number
}

/** Whether one more event fits into a day with these already. */
export const fitsDay = ({ events, minutes }: ReportedToday, metrics: Readonly<Record<string, number>>): boolean =>
  events < DAY.events && minutes + (metrics.minutes ?? 0) <= DAY.minutes

/** Metrics that a known type does not declare. They would be lost, so the caller is told. */
export function unknownMetrics(type: string, metrics: Readonly<Record<string, number>>): string[] {
  const known = eventType(type)
  return known ? Object.keys(metrics).filter((name) => !Object.hasOwn(known.metrics, name)) : []
}
