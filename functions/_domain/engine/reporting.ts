import { eventType, OWN_TYPES } from './event-types.ts'

/** What learners may say of themselves. Each is about a piece of content of this kind, or about none. */
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

/** What comes of something else, and is nobody's to say. */
const DERIVED: ReadonlySet<string> = new Set(['test_completed', 'course_completed', 'program_completed'])

const selfReported = new Map<string, 'lesson' | 'wod' | 'scenario' | null>(Object.entries(SELF_REPORTED))

export const isSelfReported = (type: string): boolean => selfReported.has(type)

/** The kind of content that a type is about. */
export const kindAbout = (type: string): 'lesson' | 'wod' | 'scenario' | undefined =>
  selfReported.get(type) ?? undefined

/** Whether anybody at all may report it: attempts report themselves, and the engine its own. */
export const isReportable = (type: string): boolean => !DERIVED.has(type) && !OWN_TYPES.has(type)

/** At the most, on one of the learner's days. */
export const DAY = { events: 50, minutes: 16 * 60 } as const

/** At the most, in one event; and nothing is less than nothing. */
const MOST: Readonly<Record<string, number>> = {
  minutes: DAY.minutes,
  words: 2000,
  wpm: 300,
  accuracy: 100,
  score: 100,
}

/** What of these numbers cannot be: plausible bounds, beyond which nothing is clipped. */
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

/** Whether one more fits into a day that has so much already. */
export const fitsDay = ({ events, minutes }: ReportedToday, metrics: Readonly<Record<string, number>>): boolean =>
  events < DAY.events && minutes + (metrics.minutes ?? 0) <= DAY.minutes

/** Metrics that a known type does not have would be lost: they are told, not dropped. */
export function unknownMetrics(type: string, metrics: Readonly<Record<string, number>>): string[] {
  const known = eventType(type)
  return known ? Object.keys(metrics).filter((name) => !Object.hasOwn(known.metrics, name)) : []
}
