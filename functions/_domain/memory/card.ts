import { createEmptyCard, fsrs, Rating, State, type Card, type Grade } from 'ts-fsrs'
import { dayAt, dayNumber } from '../time/days.ts'
import type { MemoryRating } from './rating.ts'

/** How well something is remembered, as FSRS has it. */
export interface MemoryCard {
  /** In how many days the chance to recall it falls to 90%. */
  stability: number
  /** From 1 to 10. */
  difficulty: number
  /** The day from which on an answer says something new; in UTC, like all days of FSRS. */
  due_on: string
  /** When it was last answered in a way that moved it, in milliseconds since 1970. */
  reviewed_at: number
  /** How often that was so. */
  repetitions: number
  /** How often it was forgotten. */
  lapses: number
}

/** Without chance, and with days instead of minutes: the same answers always give the same card. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false })

const GRADES: Record<MemoryRating, Grade> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good }

/** The card after an answer; null before the first. */
export function reviewCard(card: MemoryCard | null, rating: MemoryRating, at: number): MemoryCard {
  const now = new Date(at)
  const { stability, difficulty, due, reps, lapses } = scheduler.next(
    card ? toFsrs(card) : createEmptyCard(now),
    now,
    GRADES[rating],
  ).card
  return { stability, difficulty, due_on: dayAt(due.getTime()), reviewed_at: at, repetitions: reps, lapses }
}

const toFsrs = ({ stability, difficulty, reviewed_at, repetitions, lapses }: MemoryCard): Card => ({
  ...createEmptyCard(new Date(reviewed_at)),
  ...{ stability, difficulty, lapses, reps: repetitions, state: State.Review, last_review: new Date(reviewed_at) },
})

/** Whether a right answer on this day moves the card: FSRS plans in days, so the hour does not matter. */
export const isDueOn = ({ due_on }: Pick<MemoryCard, 'due_on'>, day: string): boolean => due_on <= day

/** The chance that it is recalled on a day, from 0 to 1. */
export const recallOn = (
  { stability, reviewed_at }: Pick<MemoryCard, 'stability' | 'reviewed_at'>,
  day: string,
): number => scheduler.forgetting_curve(Math.max(0, dayNumber(day) - dayNumber(dayAt(reviewed_at))), stability)
