export const BANDS = ['ready', 'almost_there', 'keep_going', 'needs_work'] as const
export type Band = (typeof BANDS)[number]

export function bandOf(percent: number): Band {
  if (percent >= 90) return 'ready'
  if (percent >= 75) return 'almost_there'
  return percent >= 60 ? 'keep_going' : 'needs_work'
}
