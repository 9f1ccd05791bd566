import { parseCounterKey } from '../engine/counter-key.ts'
import type { Comparison, Criteria, CriteriaLeaf } from './criteria.ts'
import { atPath } from './json-path.ts'

/** A condition that takes right answers in tests as a proof. */
export interface AskedTests {
  /** Of the condition in its rule. */
  path: string
  /** The categories of the tests; null: any. */
  categories: readonly string[] | null
}

/** Dimensions that say what was right, not only that a test was taken. */
const PROOFS = ['perfect', 'passed', 'first_pass']

/** The conditions of a rule that take right answers in tests as a proof: a score, a pass, an exam. */
export function testsAsked(rule: Criteria | null, path: readonly PropertyKey[] = []): AskedTests[] {
  if (rule === null) return []
  if ('all' in rule) return rule.all.flatMap((part, index) => testsAsked(part, [...path, 'all', index]))
  if ('any' in rule) return rule.any.flatMap((part, index) => testsAsked(part, [...path, 'any', index]))
  const categories = categoriesOf(rule)
  return categories === undefined ? [] : [{ path: atPath(path), categories }]
}

/** Undefined where the condition is about something else. */
function categoriesOf(leaf: CriteriaLeaf): readonly string[] | null | undefined {
  if ('counter' in leaf) {
    const key = parseCounterKey(leaf.counter)
    if (key?.type !== 'test_completed') return undefined
    const isProof =
      key.metric === 'score' || key.dims.mode === 'exam' || PROOFS.some((name) => key.dims[name] === 'true')
    return isProof ? (key.dims.category === undefined ? null : [key.dims.category]) : undefined
  }
  if (!('event' in leaf) || leaf.event !== 'test_completed') return undefined
  const { where = {} } = leaf
  const isProof = ['score', 'mode', ...PROOFS].some((name) => where[name] !== undefined && where[name] !== 'practice')
  return isProof ? valuesOf(where.category) : undefined
}

function valuesOf(comparison: Comparison | undefined): readonly string[] | null {
  if (comparison === undefined) return null
  if (typeof comparison !== 'object') return [String(comparison)]
  if (comparison.in) return comparison.in.map(String)
  return comparison.eq === undefined ? null : [String(comparison.eq)]
}

export const asksCategory = ({ categories }: AskedTests, category: string): boolean =>
  categories === null || categories.includes(category)
