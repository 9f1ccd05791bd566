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

/** How many a board shows, and how many neighbours on either side. */
export const TOP = 10
export const NEIGHBOURS = 2

/** Among the best so many percent, from 1: the least that a rule with `percentile` could ask of this rank. */
export const percentileOf = (rank: number, members: number): number => Math.ceil((100 * rank) / members)
