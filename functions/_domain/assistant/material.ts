import type { QuestionKind } from '../attempts/kinds/kinds.ts'
import type { HelpStep } from './ladder.ts'

/** A question as its learner sees it. */
export interface ShownQuestion {
  kind: QuestionKind
  /** As it reads, such as "Networking". */
  category: string
  topic: string
  prompt: string
  /** In the order in which this learner sees them; null where the learner types. */
  options: readonly string[] | null
  /** The unit of a number. */
  unit: string | null
}

/** A question with what only its authors know. */
export interface AssistedQuestion extends ShownQuestion {
  /** What is right, as text. */
  right: readonly string[]
  explanation: string
  tip: string
}

/** What a step may say, and so all that the model is told of the question. */
export interface Material {
  shown: ShownQuestion
  /** From the rung on that checks reasoning. */
  explanation: string | null
  /** Only after the learner has been shown it. */
  right: readonly string[] | null
}

/** What each step is told beside the question as it is shown. What is not sent cannot be coaxed out. */
const TOLD: Readonly<Record<HelpStep, { explanation: boolean; right: boolean }>> = {
  nudge: { explanation: false, right: false },
  concept: { explanation: false, right: false },
  analogue: { explanation: false, right: false },
  // The explanation is what reasoning is checked against. Which option is right goes along with no rung.
  check: { explanation: true, right: false },
  reveal: { explanation: true, right: true },
  explain: { explanation: true, right: true },
}

export function materialFor(step: HelpStep, question: AssistedQuestion): Material {
  const { kind, category, topic, prompt, options, unit, explanation, right } = question
  const told = TOLD[step]
  return {
    shown: { kind, category, topic, prompt, options, unit },
    explanation: told.explanation ? explanation : null,
    right: told.right ? right : null,
  }
}
