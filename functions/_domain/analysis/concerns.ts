import type { ItemFigures } from './figures.ts'

/** Why an instructor should look at a question. */
export const CONCERNS = ['too_easy', 'too_hard', 'tells_little'] as const
export type Concern = (typeof CONCERNS)[number]

/** Fewer attempts say nothing yet. */
export const LEAST_SHOWN = 30

type QuestionFigures = Pick<ItemFigures, 'shown' | 'facility' | 'point_biserial'>

/** What is odd about a question. One that all learners get right, or none, cannot discriminate: that is said once. */
export function concernsAbout({ shown, facility, point_biserial }: QuestionFigures): Concern[] {
  if (shown < LEAST_SHOWN || facility === null) return []
  return [
    ...(facility > 0.95 ? ['too_easy' as const] : []),
    ...(facility < 0.25 ? ['too_hard' as const] : []),
    ...(point_biserial !== null && point_biserial < 0.1 ? ['tells_little' as const] : []),
  ]
}
