import type { Confidence } from '#domain/attempts/confidence.ts'

/** What a learner presses, and how a chart names it. */
export const CONFIDENCE: Record<Confidence, string> = { sure: 'Sure', think: 'Think so', guess: 'Guess' }

/** What they said, in a review. */
export const CONFIDENCE_SAID: Record<Confidence, string> = {
  sure: 'You were sure.',
  think: 'You thought so.',
  guess: 'You guessed.',
}
