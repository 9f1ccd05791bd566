import type { EventScore } from '../engine/regrades.ts'
import { PASS_MARK } from './band.ts'
import type { GradingResult } from './grading.ts'
import { isFirstPass } from './passing.ts'

/** What an attempt stores of its grading. */
export interface StoredGrade {
  correct: number
  points: number
  unread: number
  percent: number
  perfect: boolean
  first_pass: boolean
  previous_percent: number | null
}

/** A finished attempt with what it stores, and with what grading says of its answers now. */
export interface AttemptToRegrade {
  id: string
  length: number
  /** How many questions the bank has. */
  bank: number
  /** Whether it counts for the learner. */
  counts: boolean
  stored: StoredGrade
  grading: Pick<GradingResult, 'correct' | 'points' | 'unread' | 'percent' | 'perfect'>
}

export interface RegradedAttempt {
  id: string
  counts: boolean
  before: StoredGrade
  after: StoredGrade
  /** What the attempt's event says now. */
  score: EventScore
}

/** What a regrade changes for one learner. */
export interface RegradeOutcome {
  user_id: string
  attempts: RegradedAttempt[]
  xp: { before: number; after: number }
  level: { before: number; after: number }
  /** Codes of rules that counters, streaks and XP meet then and did not before. */
  gains: string[]
}

/**
 * The attempts of one learner on one test whose grade changes, as if all of them had been graded like this when they ended. They
 * come in the order in which they were finished: a score that rises also changes what the next attempt compares itself with, and
 * which of them was the first to pass.
 */
export function regrade(attempts: readonly AttemptToRegrade[]): RegradedAttempt[] {
  let past: { last: number; best: number } | null = null
  let passed = false
  return attempts.flatMap(({ id, length, bank, counts, stored, grading }) => {
    const { correct, points, unread, percent, perfect } = grading
    const first_pass = counts && isFirstPass({ percent, length, bank, passedBefore: passed })
    const after: StoredGrade = {
      correct,
      points,
      unread,
      percent,
      perfect,
      first_pass,
      previous_percent: past?.last ?? null,
    }
    const score = { perfect, passed: percent >= PASS_MARK, first_pass, score: percent, correct, before: past }
    if (counts) {
      past = { last: percent, best: Math.max(percent, past?.best ?? 0) }
      passed ||= first_pass
    }
    return isSame(stored, after) ? [] : [{ id, counts, before: stored, after, score }]
  })
}

const isSame = (a: StoredGrade, b: StoredGrade) =>
  a.correct === b.correct &&
  a.points === b.points &&
  a.unread === b.unread &&
  a.percent === b.percent &&
  a.perfect === b.perfect &&
  a.first_pass === b.first_pass &&
  a.previous_percent === b.previous_percent
