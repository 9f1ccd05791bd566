import type { Difficulty } from '../tests/difficulty.ts'

const WEIGHT: Readonly<Record<Difficulty, number>> = { easy: 0.25, medium: 0.5, hard: 0.75, expert: 1 }
const LEAST_WORK = 50
const MORE_WORK = 150
const FULL_LENGTH = 100
const FULL_MINUTES = 60
const PERFECT_FACTOR = 1.5
const PRACTICE_FACTOR = 0.5
const STREAK_BONUS_PER_DAY = 5
const MOST_STREAK_BONUS = 50

/** What an achievement may pay, by rarity. The database checks the same. */
export const UNLOCK_XP = {
  common: { min: 50, max: 50 },
  rare: { min: 100, max: 200 },
  epic: { min: 250, max: 500 },
  legendary: { min: 1000, max: 1000 },
} as const

/** The worth of a piece of work before its result counts, unrounded. A size is 0–1. */
export const workBase = (difficulty: Difficulty, size: number): number =>
  LEAST_WORK + MORE_WORK * WEIGHT[difficulty] * Math.min(1, Math.max(0, size))

export interface FinishedTest {
  difficulty: Difficulty
  length: number
  correct: number
  mode: 'practice' | 'exam'
  perfect: boolean
}

/** In whole XP: `total` is `base` + `perfect_bonus` − `practice_cut`. */
export interface TestXp {
  base: number
  perfect_bonus: number
  practice_cut: number
  total: number
}

export function testXp({ difficulty, length, correct, mode, perfect }: FinishedTest): TestXp {
  if (length === 0) return { base: 0, perfect_bonus: 0, practice_cut: 0, total: 0 }
  // Divided last: every number before the division is exact in binary, so a half rounds as a half.
  const worth = (factor: number) => Math.round((workBase(difficulty, length / FULL_LENGTH) * correct * factor) / length)
  const base = worth(1)
  if (mode === 'practice') {
    const total = worth(PRACTICE_FACTOR)
    return { base, perfect_bonus: 0, practice_cut: base - total, total }
  }
  const total = perfect ? worth(PERFECT_FACTOR) : base
  return { base, perfect_bonus: total - base, practice_cut: 0, total }
}

export const contentXp = ({ difficulty, minutes }: { difficulty: Difficulty; minutes: number }): number =>
  Math.round(workBase(difficulty, minutes / FULL_MINUTES))

/** A course counts as work of full size and medium difficulty, a program as work of the highest difficulty. */
export const COMPLETION_XP = {
  course_completed: workBase('medium', 1),
  program_completed: workBase('expert', 1),
} as const

/** A repeat pays only what exceeds the most already earned on that test. */
export const repeatXp = (earned: number, bestBefore: number): number => Math.max(0, earned - bestBefore)

/** Once per local day. */
export const streakBonus = (current: number): number => Math.min(MOST_STREAK_BONUS, STREAK_BONUS_PER_DAY * current)
