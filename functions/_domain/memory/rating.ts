/** What an answer says about memory. */
export type MemoryRating = 'again' | 'hard' | 'good'

/** What a graded answer was worth. */
export interface WorthOfAnswer {
  /** How much of it was right, from 0 to 1. */
  credit: number
  /** How sure the learner was, where they said so. */
  confidence?: 'sure' | 'think' | 'guess' | undefined
}

/** Less than half of it right is forgotten; a part of it, or a guess that was right, was hard. */
export function ratingOf({ credit, confidence }: WorthOfAnswer): MemoryRating {
  if (credit < 0.5) return 'again'
  return credit < 1 || confidence === 'guess' ? 'hard' : 'good'
}
