import type { Criteria } from './criteria.ts'

/** The slugs of the gates that a rule names. */
export function namedGates(rule: Criteria | null): string[] {
  if (rule === null) return []
  if ('all' in rule) return rule.all.flatMap(namedGates)
  if ('any' in rule) return rule.any.flatMap(namedGates)
  return 'milestones' in rule ? rule.milestones : []
}
