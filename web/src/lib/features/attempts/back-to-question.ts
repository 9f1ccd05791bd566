import type { TakingPlace } from '#lib/path-parts.ts'
import { paths } from '#lib/paths.ts'
import { practicePaths } from '#lib/practice-paths.ts'

/** A page about a question of what a learner takes or took. */
export interface TakenQuestionPage {
  community: string
  id: string
  at: TakingPlace
}

/** Where its question is shown again: in the review, or where the learner is still answering. */
export function backToQuestion(
  { number, is_finished }: { number: number; is_finished: boolean },
  { community, id, at }: TakenQuestionPage,
): string {
  if (!is_finished) return paths.attempt(community, id, at)
  const review = at === 'practice' ? practicePaths.review : paths.review
  return `${review(community, id, 'all', 'all')}#q${number}`
}
