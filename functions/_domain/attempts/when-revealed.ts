import type { FeedbackPolicy } from '../authoring/feedback.ts'

/** What decides when a learner sees what is right. */
export interface RevealRules {
  mode: 'exam' | 'practice'
  feedback: FeedbackPolicy
  /** In milliseconds since 1970, for `after_date` alone. */
  feedback_from: number | null
}

const hasCome = ({ feedback_from }: RevealRules, now: number) => feedback_from !== null && now >= feedback_from

/** Whether the keys are in the browser while the learner answers: in practice, unless the test says later. */
export const showsWhileTaking = (rules: RevealRules, now: number): boolean =>
  rules.mode === 'practice' &&
  (rules.feedback === 'at_once' || (rules.feedback === 'after_date' && hasCome(rules, now)))

/** Whether the review of a finished attempt can be read. */
export const showsAfterFinish = (rules: RevealRules, now: number): boolean =>
  rules.feedback !== 'after_date' || hasCome(rules, now)
