/** How the values of a metric are combined into one number. */
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
      'passed',
      'first_pass',
      'category,first_pass',
    ],
    metrics: { score: ['max', 'min'], correct: ['sum'], questions: ['sum'], seconds: ['sum'] },
  },
  practice_completed: {
    facets: ['', 'preset'],
    metrics: { answered: ['sum'], correct: ['sum'], questions: ['sum'], seconds: ['sum'] },
  },
  mastery_reached: { facets: ['', 'level', 'topic'], metrics: { rank: ['max'] } },
  daily_login: { facets: [''], metrics: {} },
  lesson_completed: { facets: ['', 'course'], metrics: { minutes: ['sum'] } },
  wod_completed: { facets: ['', 'course', 'difficulty'], metrics: { minutes: ['sum'] } },
  course_completed: { facets: [''], metrics: { days: ['min'], score: ['max'] } },
  program_completed: { facets: [''], metrics: { days: ['min'] } },
  challenge_met: { facets: [''], metrics: {} },
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
 * The engine's own events: a sweep for new rules, or the daily look, found that a rule is met. They count nothing, so no rule
 * can ask for them, and no caller may report one.
 */
export const ENGINE_TYPES: ReadonlySet<string> = new Set(['rules_swept', 'rule_met'])

/** A finished practice session: what it pays in its metrics, and in its dimensions whether its day is one of learning. */
export const PRACTICE_COMPLETED = 'practice_completed'

/** A freeze spent by hand. It is in the log so that a replay charges it, too. */
export const STREAK_PROTECTED = 'streak_protected'

/** XP given by hand: the amount in its metrics, the actor and the reason in its dimensions. */
export const XP_AWARDED = 'xp_awarded'

/** An award that was revoked: what it paid in its metrics, the actor and the reason in its dimensions. */
export const ACHIEVEMENT_REVOKED = 'achievement_revoked'

/** A learner hands in evidence at a gate. */
export const MILESTONE_SUBMITTED = 'milestone_submitted'

/** An instructor decides at a gate: the actor, the decision and the reason in its dimensions. */
export const MILESTONE_DECIDED = 'milestone_decided'

/** A finished attempt that was graded anew: its new score in its metrics, the attempt and why in its dimensions. */
export const ATTEMPT_REGRADED = 'attempt_regraded'

/** Types that only our services write, so no caller may report them. They are not counted. */
export const OWN_TYPES: ReadonlySet<string> = new Set([
  ...ENGINE_TYPES,
  STREAK_PROTECTED,
  XP_AWARDED,
  ACHIEVEMENT_REVOKED,
  MILESTONE_SUBMITTED,
  MILESTONE_DECIDED,
  ATTEMPT_REGRADED,
])

const byName = new Map<string, EventType>(Object.entries(EVENT_TYPES))

export const eventType = (name: string): EventType | undefined => byName.get(name)
