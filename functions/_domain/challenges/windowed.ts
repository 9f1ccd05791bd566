import type { Criteria } from '../rules/criteria.ts'

/** Why criteria cannot be asked of some days alone; undefined if they can. Their parts are looked at one by one. */
export function notWindowed(criteria: Criteria): string | undefined {
  const parts = 'all' in criteria ? criteria.all : 'any' in criteria ? criteria.any : undefined
  if (parts) return parts.map(notWindowed).find((problem) => problem !== undefined)
  if ('within_days' in criteria) return 'the challenge is the window'
  if ('event' in criteria) return undefined
  if ('counter' in criteria) return criteria.gte === 'all_tests' ? 'expected a number of tests' : undefined
  return 'a challenge counts what is done in its days: use a counter or an event'
}
