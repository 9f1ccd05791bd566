import { withoutDim, type CompiledCondition } from './compile.ts'
import { valueAt } from '../engine/counters.ts'
import { heldOf } from './evaluate.ts'
import type { Learner } from '../engine/learner.ts'

/** A learner's progress toward a rule: "37 of 50". */
export interface RuleProgress {
  /** 0–1, and 1 only where the rule holds. */
  share: number
  have: number
  need: number
}

/**
 * A learner's progress toward a condition that their state decides. Null for conditions without partial progress: an event
 * happens or does not, the daily look decides windows and leaderboards, and a minimum is reached or not.
 */
export function progressOf(condition: CompiledCondition, learner: Learner): RuleProgress | null {
  switch (condition.kind) {
    case 'counter':
      return reach(valueAt(learner.counters, condition), condition)
    case 'by':
      return reach(bestAlike(condition, learner), condition)
    case 'streak':
      return towards(learner.streaks[condition.streak]?.current ?? 0, condition.at)
    case 'level':
      return towards(learner.level, condition.at)
    case 'xp':
      return towards(learner.xp, condition.at)
    case 'held':
      return towards(heldOf(condition.ids, learner.earned), condition.count)
    case 'validated':
      return towards(heldOf(condition.ids, learner.validated), condition.count)
    case 'all':
      return allOf(condition.parts.map((part) => progressOf(part, learner)))
    case 'any':
      return best(condition.parts.map((part) => progressOf(part, learner)))
    case 'event':
    case 'window':
    case 'board':
    case 'never':
      return null
  }
}

/** The largest share below 1, so that an unmet condition never rounds up to 1. */
const ALMOST = 1 - Number.EPSILON

function towards(value: number, need: number): RuleProgress {
  if (value >= need) return { share: 1, have: need, need }
  const have = Math.max(0, value)
  return { share: Math.min(ALMOST, have / need), have, need }
}

interface Goal {
  at: number
  falls: boolean
}

function reach(value: number | undefined, { at, falls }: Goal): RuleProgress | null {
  if (!falls) return towards(value ?? 0, at)
  return value !== undefined && value <= at ? { share: 1, have: value, need: at } : null
}

/** The nearest of all values of the dimension. */
function bestAlike(
  { stem, dim, slot, falls }: CompiledCondition & { kind: 'by' },
  { counters }: Learner,
): number | undefined {
  const values = Object.entries(counters).flatMap(([list, values]) => {
    const value = values[slot] ?? undefined
    return value !== undefined && withoutDim(list, dim) === stem ? [value] : []
  })
  if (values.length === 0) return undefined
  return values.reduce((best, value) => (falls ? Math.min(best, value) : Math.max(best, value)))
}

/**
 * The share is the mean of the parts, which moves with every step; the minimum would stay at 0 until the last part is begun.
 * Tests and days cannot be added up, so the numbers count the parts that are done. A part without progress is not done,
 * unless it is the only one.
 */
function allOf(parts: readonly (RuleProgress | null)[]): RuleProgress | null {
  const [only] = parts
  if (parts.length === 1 && only) return only
  if (parts.every((part) => part === null)) return null
  const have = parts.filter((part) => part?.share === 1).length
  const need = parts.length
  const mean = parts.reduce((sum, part) => sum + (part?.share ?? 0), 0) / need
  return { share: have === need ? 1 : Math.min(ALMOST, mean), have, need }
}

/** One part is enough, so the nearest one counts. */
const best = (parts: readonly (RuleProgress | null)[]): RuleProgress | null =>
  parts.reduce((best, part) => (part && part.share > (best?.share ?? -1) ? part : best), null)
