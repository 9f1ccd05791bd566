import type { NextStep } from './next-step.ts'

/** The one thing that is best to do now, from what goes before all else to what is there when nothing else is. */
export const WHAT_NOW = [
  'attempt',
  'session',
  'assignment',
  'review',
  'unseen',
  'practice_exam',
  'rest',
  'misses',
  'goal',
  'enough',
  'warm_up',
  'test',
  'nothing',
] as const
export type WhatNow = (typeof WHAT_NOW)[number]

/** From this part on, a goal is within reach. */
export const WITHIN_REACH = 0.5

/** What there is for a learner to do. */
export interface OpenWork {
  /** Whether the community is closed: what was begun goes on, and nothing else begins. */
  closed: boolean
  /** Whether an exam or practice of a test is unfinished. */
  attempt: boolean
  /** Whether practice across tests is unfinished, other than the review. */
  session: boolean
  /** Whether something assigned is late, or due within two days. */
  assignment: boolean
  /** What the plan says of today. */
  today: NextStep
  /** Whether an exam is ahead, so that a day holds more than reviews. */
  hasPlan: boolean
  /** What the last attempt missed and can be fixed now. */
  misses: number
  /** How much is done of the unmet goal that is nearest, from 0 to 1. */
  goal: number
  /** Whether there is a warm-up for them. */
  warmUp: boolean
  /** Whether there is a test that fits. */
  test: boolean
}

/** What was begun goes on; then comes what others wait for, what the day holds, then what lifts, and at last what is new. */
export function whatNow(work: OpenWork): WhatNow {
  if (work.attempt) return 'attempt'
  if (work.session) return 'session'
  if (work.assignment && !work.closed) return 'assignment'
  if (work.today === 'continue') return 'review'
  if (work.closed) return 'nothing'
  if (work.today === 'review') return 'review'
  const ofPlan = work.hasPlan ? work.today : 'nothing'
  if (ofPlan === 'unseen' || ofPlan === 'practice_exam' || ofPlan === 'rest') return ofPlan
  if (work.misses > 0) return 'misses'
  if (work.goal >= WITHIN_REACH && work.goal < 1) return 'goal'
  if (ofPlan === 'enough') return 'enough'
  if (work.warmUp) return 'warm_up'
  return work.test ? 'test' : 'nothing'
}
