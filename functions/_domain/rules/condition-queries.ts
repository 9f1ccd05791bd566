import type { BoardCondition, CompiledCondition } from './compile.ts'
import type { Criteria } from './criteria.ts'

/** All conditions that do not combine others. */
export const leavesOf = (condition: CompiledCondition): CompiledCondition[] =>
  condition.kind === 'all' || condition.kind === 'any' ? condition.parts.flatMap(leavesOf) : [condition]

/** Tier 2: conditions that neither state nor one event decides, so the daily look does. */
export const isTierTwo = (condition: CompiledCondition): boolean =>
  leavesOf(condition).some(({ kind }) => kind === 'window' || kind === 'board')

export const boardsIn = (condition: CompiledCondition): BoardCondition[] =>
  leavesOf(condition).filter((leaf) => leaf.kind === 'board')

/** Whether a rule asks for more or less as the tests of a community change. */
export function asksForAllTests(criteria: Criteria | null): boolean {
  if (criteria === null) return false
  if ('all' in criteria) return criteria.all.some(asksForAllTests)
  if ('any' in criteria) return criteria.any.some(asksForAllTests)
  return 'counter' in criteria && criteria.gte === 'all_tests'
}
