import { PRACTICE_LENGTH } from '../practice/presets.ts'
import { QUESTIONS_A_MINUTE } from './limits.ts'

const SIZE = { least: 5, most: 50, usual: 10 } as const

/** So many more are offered to whoever has done enough for today. */
export const ONCE_MORE = 10

/**
 * How many questions a day's review holds, by the minutes of the day without those that go to something else; ten where nobody has
 * said how many minutes there are.
 */
export const sizeOfReview = (minutes: number | null, elsewhere = 0): number =>
  minutes === null ? SIZE.usual : Math.min(SIZE.most, Math.max(SIZE.least, QUESTIONS_A_MINUTE * minutes - elsewhere))

/** The most that is looked for: what a day's review may hold, and once more. */
export const mostToLookFor = (size: number): number => Math.max(size, PRACTICE_LENGTH.least) + ONCE_MORE

export interface ReviewOfToday {
  /** How many questions are enough for today. */
  goal: number
  /** How many were reviewed today. */
  done: number
  /** How many to ask now; 0 once it is enough. */
  left: number
  /** How many more there are for whoever wants to, ten at most. */
  more: number
}

/** Today's review. What is due beyond it is never counted: there is no backlog. */
export function reviewOfToday({ size, done, due }: { size: number; done: number; due: number }): ReviewOfToday {
  const goal = Math.min(size, done + due)
  const short = Math.max(0, goal - done)
  const left = short === 0 ? 0 : Math.min(due, Math.max(PRACTICE_LENGTH.least, short))
  return { goal, done, left, more: left > 0 ? 0 : Math.min(due, ONCE_MORE) }
}
