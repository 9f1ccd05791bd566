import type { Decision } from '../attempts/amendments.ts'
import { listText } from '../locale/lists.ts'

export interface CorrectedWords {
  decision: Decision
  /** What is right, or right, too, as the learner reads it. */
  right: readonly string[]
  /** Whether the learner's answer keeps what the key before gave it. */
  kept: boolean
}

/** What a correction says of its question, behind "This question was corrected on March 3:". */
export function correctedWords({ decision, right, kept }: CorrectedWords): string {
  if (decision === 'void') return 'everybody has it right.'
  const said = listText(right)
  if (decision === 'also') return `${said} ${right.length === 1 ? 'is' : 'are'} right, too.`
  const answer = right.length === 1 ? `the right answer is now ${said}` : `the right answers are now ${said}`
  return kept ? `${answer}; you keep the credit you had.` : `${answer}.`
}

interface OpenWords extends Pick<CorrectedWords, 'decision' | 'right'> {
  /** Whether one of several options is the answer. */
  isChoice: boolean
}

/** What an author is told of a correction that the key of a question cannot hold. */
export function openWords({ decision, right, isChoice }: OpenWords): string {
  if (decision === 'void')
    return 'A correction says that everybody has it right. Change what is wrong with the question, or remove it.'
  const said = `A correction says that ${listText(right)} ${right.length === 1 ? 'is' : 'are'} right, too.`
  return isChoice
    ? `${said} Change the options so that one is right, or make it multiple choice.`
    : `${said} Change the question so that one answer is right.`
}
