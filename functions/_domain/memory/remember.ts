import { dayAt } from '../time/days.ts'
import { isDueOn, reviewCard, type MemoryCard } from './card.ts'
import type { Mixing } from './mixing.ts'
import { ratingOf, type WorthOfAnswer } from './rating.ts'

/** What a learner remembers of one question, across the versions of its test. */
export interface QuestionMemory extends MemoryCard {
  /** How often it was answered, and how often not fully right. */
  answered: number
  missed: number
  /** In milliseconds since 1970. */
  first_at: number
  last_at: number
  first_right: boolean
  last_right: boolean
  /** Whether the first answer was given in mixed work. */
  first_mixed: boolean
  /** On how many days it was right in mixed work since it was last missed: 0, 1, or 2 for two and more. */
  mixed_days: number
  /** The last of these days, in UTC. */
  mixed_on: string | null
}

/** The work that an answer belongs to. */
interface WorkOfAnswer {
  /** When it was finished, in milliseconds since 1970. */
  at: number
  mixing: Mixing
}

/**
 * The memory of a question after one more answer. Who answers right before it is due has not forgotten it yet, which says little:
 * that is counted, and leaves the card as it is.
 */
export function remember(
  before: QuestionMemory | undefined,
  worth: WorthOfAnswer,
  { at, mixing }: WorkOfAnswer,
): QuestionMemory {
  const isRight = worth.credit === 1
  const rating = ratingOf(worth)
  const isEarly = before !== undefined && rating !== 'again' && !isDueOn(before, dayAt(at))
  const { stability, difficulty, due_on, reviewed_at, repetitions, lapses } = isEarly
    ? before
    : reviewCard(before ?? null, rating, at)
  const isMixed = mixing === 'mixed' || (mixing === 'drills_missed' && before?.last_right !== false)
  return {
    ...{ stability, difficulty, due_on, reviewed_at, repetitions, lapses },
    answered: (before?.answered ?? 0) + 1,
    missed: (before?.missed ?? 0) + (isRight ? 0 : 1),
    first_at: before?.first_at ?? at,
    last_at: at,
    first_right: before?.first_right ?? isRight,
    last_right: isRight,
    first_mixed: before?.first_mixed ?? isMixed,
    ...mixedDays(before, { isRight, isMixed, day: dayAt(at) }),
  }
}

/** Days come in order, so a day that is not the last one is another. */
function mixedDays(
  before: QuestionMemory | undefined,
  { isRight, isMixed, day }: { isRight: boolean; isMixed: boolean; day: string },
): Pick<QuestionMemory, 'mixed_days' | 'mixed_on'> {
  if (!isRight) return { mixed_days: 0, mixed_on: null }
  const { mixed_days, mixed_on } = before ?? { mixed_days: 0, mixed_on: null }
  return isMixed && mixed_on !== day
    ? { mixed_days: Math.min(2, mixed_days + 1), mixed_on: day }
    : { mixed_days, mixed_on }
}
