import type { Criteria, CriteriaLeaf } from './criteria.ts'
import type { GateSurroundings } from './gate-surroundings.ts'
import { atPath } from './json-path.ts'
import { whyNamedGateNeverPasses, whyNeverOpens } from './unreachable-gates.ts'
import { counterNeverReaches, eventNeverHappens, type LeafWarning } from './unsatisfiable-events.ts'
import { MAX_LEVEL } from '../xp/levels.ts'

/** Why a condition of a gate can never hold, and the path of its value. */
export interface UnsatisfiableWarning {
  path: string
  message: string
}

export interface GateConditions {
  needs: readonly string[]
  unlock_criteria: Criteria | null
  validation_criteria: Criteria | null
}

/** The conditions of a gate that can never hold. They are not refused: tomorrow there may be another test or lesson. */
export function findUnsatisfiable(
  { needs, unlock_criteria, validation_criteria }: GateConditions,
  around: GateSurroundings,
): UnsatisfiableWarning[] {
  return [
    ...needs.flatMap((id, index) => {
      const why = around.inReach.has(id) ? whyNeverOpens(id, around) : OUTSIDE
      return why === undefined ? [] : [{ path: atPath(['needs', index]), message: why }]
    }),
    ...(unlock_criteria ? neverHolds(unlock_criteria, ['unlock_criteria'], around) : []),
    ...(validation_criteria ? neverHolds(validation_criteria, ['validation_criteria'], around) : []),
  ]
}

const OUTSIDE = 'its course is not in this program any more'

function neverHolds(rule: Criteria, path: readonly PropertyKey[], around: GateSurroundings): UnsatisfiableWarning[] {
  if ('all' in rule) return rule.all.flatMap((part, index) => neverHolds(part, [...path, 'all', index], around))
  if ('any' in rule) {
    const parts = rule.any.map((part, index) => neverHolds(part, [...path, 'any', index], around))
    // One part that can hold is enough.
    return parts.every((warnings) => warnings.length > 0) ? parts.flat() : []
  }
  return leafNeverHolds(rule, around).map(({ path: at, message }) => ({ path: atPath([...path, ...at]), message }))
}

function leafNeverHolds(leaf: CriteriaLeaf, around: GateSurroundings): LeafWarning[] {
  if ('counter' in leaf) return counterNeverReaches(leaf, around)
  if ('event' in leaf) return eventNeverHappens(leaf, around)
  if ('level' in leaf && leaf.level > MAX_LEVEL)
    return [{ path: ['level'], message: `level ${MAX_LEVEL} is the highest` }]
  if ('milestones' in leaf)
    return tooFewPossible('milestones', leaf.milestones, leaf.count, (slug) => whyNamedGateNeverPasses(slug, around))
  if ('achievements' in leaf)
    return tooFewPossible('achievements', leaf.achievements, leaf.count, (slug) =>
      around.achievements.has(slug) ? undefined : `the community has no live achievement “${slug}” of its own`,
    )
  return []
}

/** Warns of the names that can never be had, if too few of the others are left. */
function tooFewPossible(
  key: string,
  names: readonly string[],
  count = names.length,
  whyImpossible: (name: string) => string | undefined,
): LeafWarning[] {
  const warnings = names.flatMap((name, index) => {
    const message = whyImpossible(name)
    return message === undefined ? [] : [{ path: [key, index], message }]
  })
  return names.length - warnings.length < count ? warnings : []
}
