import type { Difficulty } from '../tests/difficulty.ts'

/** From 1. */
const LEVEL: Record<Difficulty, number> = { easy: 1, medium: 2, hard: 3, expert: 3 }

/** The level, from 1, to learn a topic at: that of the test, and one below it for who got less than half of it right. */
export const fittingLevel = (difficulty: Difficulty, { correct, asked }: { correct: number; asked: number }): number =>
  Math.max(1, LEVEL[difficulty] - (2 * correct < asked ? 1 : 0))
