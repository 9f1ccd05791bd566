import type { AttemptResult } from '#contracts/attempts/results.ts'
import { leastAnswered } from '#domain/attempts/counting.ts'
import { PASS_MARK } from '#domain/attempts/band.ts'
import { byMissed, missedIn } from '#domain/attempts/most-missed.ts'
import type { ReviewFilter } from '../review/review.ts'

interface NextStep {
  /** One thing to do now; empty after a good result. */
  words: string
  /** What the review shows first. */
  show: ReviewFilter | undefined
  /** Whether taking it again comes before the review. */
  againFirst: boolean
}

/** After a low score one concrete thing helps more than praise: usually the topic in which most was missed. */
export function nextStep({
  percent,
  answered,
  length,
  correct,
  topics,
}: Pick<AttemptResult, 'percent' | 'answered' | 'length' | 'correct' | 'topics'>): NextStep {
  if (answered === 0)
    return { words: 'Next: take it again and answer every question.', show: undefined, againFirst: true }
  if (answered < leastAnswered(length))
    return {
      words: `Next: take it again and answer at least ${leastAnswered(length)} of ${length}.`,
      show: undefined,
      againFirst: true,
    }
  const show = correct < answered ? 'incorrect' : correct < length ? 'unanswered' : undefined
  if (percent >= PASS_MARK) return { words: '', show, againFirst: false }
  const [most] = byMissed(topics)
  const what =
    most && missedIn(most) > 1
      ? `the ${missedIn(most)} you missed in ${most.topic}`
      : `the ${length - correct} you missed`
  return { words: `Next: review ${what}, then try again.`, show, againFirst: false }
}
