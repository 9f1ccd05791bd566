import type { MemoryCard } from '../memory/card.ts'
import { addDays, dayAt, dayNumber } from '../time/days.ts'
import { comesAgainOn } from './waits.ts'

/** What decides when a question is asked again. */
export interface ReviewCard extends Pick<MemoryCard, 'stability' | 'due_on' | 'reviewed_at'> {
  lineage_id: string
  /** When it was last answered, in milliseconds since 1970. */
  last_at: number
  /** Whether it is asked by the exam that is ahead. */
  in_exam: boolean
}

export interface ReviewDays {
  /** In UTC, as all days of memory. */
  today: string
  /** The day of the exam that is ahead. */
  exam_on: string | null
}

/** Without an exam, so many days ahead counts what is remembered. */
const USUAL_HORIZON = 30

/** The day for which recall is predicted. */
export const horizonOf = ({ today, exam_on }: ReviewDays): string => exam_on ?? addDays(today, USUAL_HORIZON)

/**
 * The questions to review: what is due, and what has waited as long as it may before an exam. First what is recalled least on
 * the day of the exam.
 */
export function chooseReview(cards: readonly ReviewCard[], days: ReviewDays, most: number): ReviewCard[] {
  const horizon = dayNumber(horizonOf(days))
  // All cards have the same curve: the chance to recall falls with the days since the review, in units of stability.
  const forgotten = ({ reviewed_at, stability }: ReviewCard) =>
    Math.max(0, horizon - dayNumber(dayAt(reviewed_at))) / stability
  return cards
    .filter((card) => isToReview(card, days))
    .toSorted((a, b) => forgotten(b) - forgotten(a) || (a.lineage_id < b.lineage_id ? -1 : 1))
    .slice(0, most)
}

function isToReview({ due_on, last_at, in_exam }: ReviewCard, { today, exam_on }: ReviewDays): boolean {
  const answered_on = dayAt(last_at)
  return comesAgainOn({ due_on, answered_on }, in_exam ? exam_on : null) <= today
}
