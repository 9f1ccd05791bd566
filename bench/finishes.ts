import { randomUUID } from 'node:crypto'
import type { Activity } from '../functions/_domain/engine/activity.ts'

const DAY = 86_400_000
/** Day 0: histories end here, and the bench begins here. */
const START = Date.UTC(2026, 2, 2, 12)

const CATEGORIES = ['networking', 'security'] as const
const MODES = ['exam', 'practice'] as const
const DIFFICULTIES = ['easy', 'medium', 'hard', 'expert'] as const
const QUESTIONS = 25

/** The tests that every learner takes repeatedly. */
export const TESTS = Array.from({ length: 50 }, () => randomUUID())

/** The first half of a learner's id; the number goes behind it. Twelve digits make the second half. */
export const LEARNER_PREFIX = '00000000-0000-4000-8000-'
export const FIRST_LEARNER = 100_000_000_000
export const learnerId = (learner: number) => LEARNER_PREFIX + (FIRST_LEARNER + learner)

/** A finished test with a random result. */
export function finish(learner: number, community_id: string, day: number): Activity {
  const mode = pick(MODES)
  // Most results are good; one in twelve is perfect.
  const correct = QUESTIONS - Math.floor(Math.random() * 12)
  const occurred_at = START + day * DAY
  return {
    id: randomUUID(),
    user_id: learnerId(learner),
    community_id,
    type: 'test_completed',
    occurred_at,
    local_date: dateOf(day),
    local_hour: 12,
    content_id: pick(TESTS),
    dims: {
      mode,
      category: pick(CATEGORIES),
      difficulty: pick(DIFFICULTIES),
      ...(mode === 'exam' && correct === QUESTIONS ? { perfect: true } : {}),
      ...(Math.random() < 0.1 ? { first: true } : {}),
    },
    metrics: {
      score: (100 * correct) / QUESTIONS,
      correct,
      questions: QUESTIONS,
      seconds: 300 + Math.floor(Math.random() * 900),
    },
  }
}

const dates = new Map<number, string>()

/** Dates are drawn again and again, and making one costs more than the rest of an event. */
function dateOf(day: number): string {
  const known = dates.get(day)
  if (known) return known
  const date = new Date(START + day * DAY).toISOString().slice(0, 10)
  dates.set(day, date)
  return date
}

function pick<T>(values: readonly T[]): T {
  const value = values[Math.floor(Math.random() * values.length)]
  if (value === undefined) throw new RangeError('There is nothing to pick from.')
  return value
}

/** Three finishes in ten are the first of their learner's day, as long as the bench runs. */
const NEW_DAY = 0.3

export interface Members {
  communityId: string
  /** The number of the first of them. */
  from: number
  learners: number
}

/** Finishes of learners at random, each a day after or on the day of the one before. */
export function createFinishes({ communityId, from, learners }: Members): (howMany: number) => Activity[] {
  const days = new Uint16Array(learners)
  return (howMany) =>
    Array.from({ length: howMany }, () => {
      const learner = Math.floor(Math.random() * learners)
      if (Math.random() < NEW_DAY) days[learner] = (days[learner] ?? 0) + 1
      return finish(from + learner, communityId, days[learner] ?? 0)
    })
}
