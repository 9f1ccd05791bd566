import type { CriteriaKind } from '#contracts/rules/criteria.ts'
import type { JsonValue } from './criteria-tree.ts'

/** The kinds of conditions that the form offers, and the first value of each. */
export const CONDITIONS: Record<CriteriaKind, { label: string; first: JsonValue }> = {
  counter: { label: 'A total over time', first: { counter: 'test_completed', gte: 10 } },
  within_days: {
    label: 'A total within some days',
    first: { within_days: 7, counter: 'test_completed', gte: 5 },
  },
  event: { label: 'One event with certain details', first: { event: 'test_completed' } },
  streak: { label: 'A streak of days', first: { streak: 'learning', gte: 7 } },
  level: { label: 'A level', first: { level: 10 } },
  xp: { label: 'An amount of XP', first: { xp: 1000 } },
  achievements: { label: 'Other achievements', first: { achievements: [''] } },
  milestones: { label: 'Gates', first: { milestones: [''] } },
  leaderboard: { label: 'A place on a leaderboard', first: { leaderboard: 'xp_weekly', top: 10 } },
  all: { label: 'All of several conditions', first: { all: [{ counter: 'test_completed', gte: 10 }] } },
  any: { label: 'Any of several conditions', first: { any: [{ counter: 'test_completed', gte: 10 }] } },
}
