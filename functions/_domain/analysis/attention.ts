import type { ItemFigures } from './figures.ts'

/** Why somebody should look at a question. */
export const CONCERNS = ['too_easy', 'too_hard', 'tells_little'] as const
export type Concern = (typeof CONCERNS)[number]

/** Fewer attempts say nothing yet. */
export const LEAST_SHOWN = 30

type Seen = Pick<ItemFigures, 'shown' | 'facility' | 'point_biserial'>

/** What is odd about a question. What nobody or everybody gets right cannot tell anybody apart: that is said once. */
export function concernsAbout({ shown, facility, point_biserial }: Seen): Concern[] {
  if (shown < LEAST_SHOWN || facility === null) return []
  return [
    ...(facility > 0.95 ? ['too_easy' as const] : []),
    ...(facility < 0.25 ? ['too_hard' as const] : []),
    ...(point_biserial !== null && point_biserial < 0.1 ? ['tells_little' as const] : []),
  ]
}
