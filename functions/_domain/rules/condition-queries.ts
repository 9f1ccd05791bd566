import type { BoardCondition, CompiledCondition } from './compile.ts'
import type { Criteria } from './criteria.ts'

/** All conditions that are no list of others. */
export const leavesOf = (condition: CompiledCondition): CompiledCondition[] =>
  condition.kind === 'all' || condition.kind === 'any' ? condition.parts.flatMap(leavesOf) : [condition]

/** Tier 2: what neither state nor an event decides, and a daily look has to. */
export const isTierTwo = (condition: CompiledCondition): boolean =>
  leavesOf(condition).some(({ kind }) => kind === 'window' || kind === 'board')

export const boardsIn = (condition: CompiledCondition): BoardCondition[] =>
  leavesOf(condition).filter((leaf) => leaf.kind === 'board')

/** Whether what a rule asks for changes with the tests of a community. */
export function asksForAllTests(criteria: Criteria | null): boolean {
  if (criteria === null) return false
  if ('all' in criteria) return criteria.all.some(asksForAllTests)
  if ('any' in criteria) return criteria.any.some(asksForAllTests)
  return 'counter' in criteria && criteria.gte === 'all_tests'
}
