import type { Metric } from '../boards/board.ts'

/** The criteria of a rule as they are written. `_contracts/rules/criteria.ts` checks them. */
export type CriteriaLeaf =
  | { counter: string; by?: string; gte?: number | 'all_tests'; lte?: number }
  | { within_days: number; counter: string; gte: number }
  | { streak: 'daily_login' | 'learning'; gte: number }
  | { level: number }
  | { xp: number }
  | { event: string; where?: Record<string, Comparison>; local_hour?: { gte: number; lt: number } }
  | { achievements: string[]; count?: number }
  | { milestones: string[]; count?: number }
  | { leaderboard: Metric; top?: number; percentile?: number }

export type CriteriaValue = string | number | boolean
export type Comparison = CriteriaValue | { gte?: number; lte?: number; eq?: CriteriaValue; in?: CriteriaValue[] }
export type Criteria = CriteriaLeaf | { all: Criteria[] } | { any: Criteria[] }
