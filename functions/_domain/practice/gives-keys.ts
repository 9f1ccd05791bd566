import type { FeedbackPolicy } from '../authoring/feedback.ts'
import { showsWhileTaking } from '../attempts/when-revealed.ts'

/** What decides whether practice across tests shows what is right in a test. */
export interface KeyRules {
  feedback: FeedbackPolicy
  feedback_from: number | null
  /** Whether the learner is taking an exam on the test: nothing of it is shown meanwhile. */
  exam_running: boolean
}

export const givesKeys = ({ exam_running, ...rules }: KeyRules, now: number): boolean =>
  !exam_running && showsWhileTaking({ ...rules, mode: 'practice' }, now)

/** Whether a session that starts now may ask questions of a test. */
export const mayPractice = (test: KeyRules & { allows_practice: boolean }, now: number): boolean =>
  test.allows_practice && givesKeys(test, now)
