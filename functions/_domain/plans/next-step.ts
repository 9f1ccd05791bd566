/** What a learner may do next: go on, review, answer new questions, take a practice exam; or nothing, and why. */
export const NEXT_STEPS = ['continue', 'review', 'unseen', 'practice_exam', 'rest', 'enough', 'nothing'] as const
export type NextStep = (typeof NEXT_STEPS)[number]

export interface TodaysWork {
  /** Whether a review was begun and is not finished. */
  isRunning: boolean
  /** Questions to review now. */
  left: number
  /** Questions of today that were never answered. */
  unseen: number
  /** Whether a practice exam of today is still to be taken. */
  hasExam: boolean
  isRest: boolean
  /** Whether anything was done today. */
  hasBegun: boolean
}

/** Reviews come first: they are what is forgotten otherwise. */
export function nextStep({ isRunning, left, unseen, hasExam, isRest, hasBegun }: TodaysWork): NextStep {
  if (isRunning) return 'continue'
  if (left > 0) return 'review'
  if (unseen > 0) return 'unseen'
  if (hasExam) return 'practice_exam'
  if (isRest) return 'rest'
  return hasBegun ? 'enough' : 'nothing'
}
