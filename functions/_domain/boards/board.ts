/** What learners can be ranked by. */
export const METRICS = [
  'xp_all_time',
  'xp_weekly',
  'xp_monthly',
  'streak_current',
  'streak_longest',
  'completed',
  'achievements',
] as const
export type Metric = (typeof METRICS)[number]

/** How many learners the top of a board shows, and how many neighbors on either side of the reader. */
export const TOP = 10
export const NEIGHBORS = 2

/** The smallest whole percentile that this rank is in, from 1: what a rule with `percentile` can ask for at the least. */
export const percentileOf = (rank: number, members: number): number => Math.ceil((100 * rank) / members)
