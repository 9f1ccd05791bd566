import { withoutDim, type CompiledCondition } from './compile.ts'
import { valueAt } from '../engine/counters.ts'
import { heldOf } from './evaluate.ts'
import type { Learner } from '../engine/learner.ts'

/** How far a learner is with a rule: "37 of 50". */
export interface RuleProgress {
  /** 0–1, and 1 only where the rule holds. */
  share: number
  have: number
  need: number
}

/**
 * How far a learner is with what their state decides. Null where there is no way to be half there: an event happens or
 * does not, a window and a place on a board are for the daily look, and the fewest of something has no way to be near.
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
      return together(condition.parts.map((part) => progressOf(part, learner)))
    case 'any':
      return best(condition.parts.map((part) => progressOf(part, learner)))
    case 'event':
    case 'window':
    case 'board':
    case 'never':
      return null
  }
}

/** The most that is not all: what is not met never rounds up to it. */
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

/** Of all values of the dimension the one that is nearest. */
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
 * The mean moves with every step, whichever part it is for; the least of them would stand at nothing until the last
 * part is begun. Tests and days cannot be added up, so what is counted is the parts that are done. A part without
 * progress is not done, unless it is the whole.
 */
function together(parts: readonly (RuleProgress | null)[]): RuleProgress | null {
  const [only] = parts
  if (parts.length === 1 && only) return only
  if (parts.every((part) => part === null)) return null
  const have = parts.filter((part) => part?.share === 1).length
  const need = parts.length
  const mean = parts.reduce((sum, part) => sum + (part?.share ?? 0), 0) / need
  return { share: have === need ? 1 : Math.min(ALMOST, mean), have, need }
}

/** One part is enough, so the nearest one says how far it is. */
const best = (parts: readonly (RuleProgress | null)[]): RuleProgress | null =>
  parts.reduce((best, part) => (part && part.share > (best?.share ?? -1) ? part : best), null)
