import { dayAt } from '../time/days.ts'
import { isDueOn, reviewCard, type MemoryCard } from './card.ts'
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
}

/**
 * The memory of a question after one more answer. Who answers right before it is due has not forgotten it yet, which says little:
 * that is counted, and leaves the card as it is.
 */
export function remember(before: QuestionMemory | undefined, worth: WorthOfAnswer, at: number): QuestionMemory {
  const isRight = worth.credit === 1
  const rating = ratingOf(worth)
  const isEarly = before !== undefined && rating !== 'again' && !isDueOn(before, dayAt(at))
  const { stability, difficulty, due_on, reviewed_at, repetitions, lapses } = isEarly
    ? before
    : reviewCard(before ?? null, rating, at)
  return {
    ...{ stability, difficulty, due_on, reviewed_at, repetitions, lapses },
    answered: (before?.answered ?? 0) + 1,
    missed: (before?.missed ?? 0) + (isRight ? 0 : 1),
    first_at: before?.first_at ?? at,
    last_at: at,
    first_right: before?.first_right ?? isRight,
    last_right: isRight,
  }
}
