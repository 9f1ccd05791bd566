export const BANDS = ['ready', 'almost_there', 'keep_going', 'needs_work'] as const
export type Band = (typeof BANDS)[number]

/** The percent from which an attempt counts as passed. */
export const PASS_MARK = 60

export function bandOf(percent: number): Band {
  if (percent >= 90) return 'ready'
  if (percent >= 75) return 'almost_there'
  return percent >= PASS_MARK ? 'keep_going' : 'needs_work'
}
