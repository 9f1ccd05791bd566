import type { TodaysReview } from '../../_contracts/plans/plans.ts'
import { nextStep } from '../../_domain/plans/next-step.ts'
import { sizeOfReview } from '../../_domain/plans/todays-review.ts'
import type { PlanStanding } from './read-standing.ts'

export function toTodaysReview(standing: PlanStanding, community_id: string): TodaysReview {
  const { today, exam_on, test_id, review, days, figures, unfinished, examTaken } = standing
  const isReview = unfinished?.preset === 'due'
  const first = days[0]
  const unseen = first?.unseen ?? unseenWithoutPlan(standing)
  return {
    ...{ community_id, today, exam_on, test_id },
    ...review,
    unseen,
    next: nextStep({
      isRunning: isReview,
      left: review.left,
      unseen,
      hasExam: first?.kind === 'practice_exam' && !examTaken,
      isRest: first?.kind === 'rest',
      hasBegun: review.done > 0 || figures.learned > 0 || examTaken,
    }),
    running: isReview ? { id: unfinished.id, answered: unfinished.answered, length: unfinished.length } : null,
    instead: unfinished && !isReview ? unfinished.id : null,
  }
}

/** Without an exam ahead, new questions are offered to whoever has nothing to review and has done nothing yet today. */
function unseenWithoutPlan({ plan, review, figures }: PlanStanding): number {
  if (review.done > 0 || review.left > 0 || figures.learned > 0) return 0
  return Math.min(sizeOfReview(plan?.minutes_a_day ?? null), figures.questions - figures.seen)
}
