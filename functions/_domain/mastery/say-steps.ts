import { count } from '../locale/counts.ts'
import type { MasteryStep } from './next-steps.ts'

/** What to do for a step, as one sentence. */
export function sayStep(step: MasteryStep): string {
  switch (step.kind) {
    case 'begin':
      return 'Answer a first question.'
    case 'hold':
      return `Get ${count(step.questions, 'more question')} right in a test or in mixed practice.`
    case 'share':
      return `Get more questions right: on a weak day it would be ${step.from}%, and ${step.to}% is needed.`
    case 'keep':
      return `Get ${count(step.questions, 'question')} right again on another day.`
  }
}
