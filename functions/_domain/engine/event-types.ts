/** How the values of a metric make one number. */
export type Aggregate = 'sum' | 'max' | 'min'

export interface EventType {
  /** The sets of dimensions that are counted, each sorted and joined by commas; '' counts every event. */
  facets: readonly string[]
  metrics: Readonly<Record<string, readonly Aggregate[]>>
}

/** What each known type counts. The database has the same table, for its check of criteria. */
export const EVENT_TYPES = {
  test_completed: {
    facets: [
      '',
      'mode',
      'category',
      'category,mode',
      'mode,perfect',
      'category,mode,perfect',
      'first',
      'category,first',
    ],
    metrics: { score: ['max', 'min'], correct: ['sum'], questions: ['sum'], seconds: ['sum'] },
  },
  daily_login: { facets: [''], metrics: {} },
  lesson_completed: { facets: ['', 'course'], metrics: { minutes: ['sum'] } },
  wod_completed: { facets: ['', 'course', 'difficulty'], metrics: { minutes: ['sum'] } },
  course_completed: { facets: [''], metrics: { days: ['min'], score: ['max'] } },
  program_completed: { facets: [''], metrics: { days: ['min'] } },
  scenario_completed: {
    facets: ['', 'course', 'difficulty', 'perfect', 'first_in_language'],
    metrics: { minutes: ['sum'], score: ['max'] },
  },
  vocabulary_learned: { facets: [''], metrics: { words: ['sum'] } },
  conversation_held: { facets: [''], metrics: { minutes: ['sum'] } },
  study_session: { facets: [''], metrics: { minutes: ['sum', 'max'] } },
  typing_test_completed: { facets: [''], metrics: { wpm: ['max'], accuracy: ['max'] } },
  post_created: { facets: [''], metrics: {} },
  comment_created: { facets: [''], metrics: {} },
  achievement_shared: { facets: [''], metrics: {} },
} as const satisfies Record<string, EventType>

/**
 * What the engine itself puts into the log: that a learner was swept for new rules, that a daily look found a rule met.
 * They count nothing, so no rule can ask for them, and nobody else may report one.
 */
export const ENGINE_TYPES: ReadonlySet<string> = new Set(['rules_swept', 'rule_met'])

/** A freeze charged by hand. In the log, so that a replay charges it, too. */
export const STREAK_PROTECTED = 'streak_protected'

/** XP that somebody gave by hand: how many in its metrics, who and why in its dimensions. */
export const XP_AWARDED = 'xp_awarded'

/** An award that somebody took away: what it paid in its metrics, who and why in its dimensions. */
export const ACHIEVEMENT_REVOKED = 'achievement_revoked'

/** Something that a learner hands in at a gate. */
export const MILESTONE_SUBMITTED = 'milestone_submitted'

/** What an instructor decides at one: who, what and why in its dimensions. */
export const MILESTONE_DECIDED = 'milestone_decided'

/** What nobody may report, since only services of ours write it; none of it is counted. */
export const OWN_TYPES: ReadonlySet<string> = new Set([
  ...ENGINE_TYPES,
  STREAK_PROTECTED,
  XP_AWARDED,
  ACHIEVEMENT_REVOKED,
  MILESTONE_SUBMITTED,
  MILESTONE_DECIDED,
])

const byName = new Map<string, EventType>(Object.entries(EVENT_TYPES))

export const eventType = (name: string): EventType | undefined => byName.get(name)
