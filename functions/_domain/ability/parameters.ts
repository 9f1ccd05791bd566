import type { Difficulty } from '../tests/difficulty.ts'

/**
 * What the estimates assume before the first answer. A variance says how far people, topics or questions lie apart, and so how much a first answer
 * moves (the K of Elo). docs/learning.md says where the numbers come from.
 */
export interface AbilityParameters {
  /** Of learners in a community. */
  overall: number
  /** Of the topics of one learner, about their ability over all. */
  topic: number
  /** Of questions, about what their stated difficulty says. */
  question: number
  /** How much of an answer's evidence lets later answers move less, from 0 to 1: below 1, estimates follow who learns. */
  evidence: number
  /** How much of blind luck there is in an answer that is not known, from 0 to 1. */
  guess: number
  /** What a stated difficulty says. */
  stated: Readonly<Record<Difficulty, number>>
}

export const ABILITY: AbilityParameters = {
  overall: 0.75,
  topic: 0.2,
  question: 0.3,
  evidence: 0.8,
  guess: 1,
  stated: { easy: -1.3, medium: -0.5, hard: 0.3, expert: 1 },
}
