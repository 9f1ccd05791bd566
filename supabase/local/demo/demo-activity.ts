import type { DemoContent, DemoTest } from './catalogue.ts'

/** An activity without what the recorder adds: ids, dates and earlier results. */
export type DemoWork =
  | { type: 'daily_login' }
  | {
      type: 'test_completed'
      test: DemoTest
      mode: 'exam' | 'practice'
      questions: number
      correct: number
      seconds: number
    }
  | { type: 'lesson_completed' | 'wod_completed'; content: DemoContent }
  | { type: 'scenario_completed'; content: DemoContent; score: number }
  | {
      type: 'study_session' | 'vocabulary_learned' | 'conversation_held' | 'typing_test_completed'
      metrics: Readonly<Record<string, number>>
    }

export type DemoActivity = DemoWork & {
  /** Days before today. */
  ago: number
  /** When it was finished, in minutes on that day's wall clock. */
  minute: number
}

/** How long it took. */
export function minutesOf(work: DemoWork): number {
  switch (work.type) {
    case 'daily_login':
      return 1
    case 'test_completed':
      return Math.ceil(work.seconds / 60)
    case 'lesson_completed':
    case 'wod_completed':
    case 'scenario_completed':
      return work.content.minutes ?? 10
    case 'study_session':
    case 'conversation_held':
      return work.metrics.minutes ?? 5
    case 'vocabulary_learned':
    case 'typing_test_completed':
      return 5
  }
}
