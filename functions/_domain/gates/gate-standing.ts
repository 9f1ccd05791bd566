import type { CompiledCondition } from '../rules/compile.ts'
import type { GateState } from './gate-state.ts'
import type { Criteria } from '../rules/criteria.ts'
import { evaluate } from '../rules/evaluate.ts'
import type { Learner } from '../engine/learner.ts'
import { progressOf, type RuleProgress } from '../rules/progress.ts'
import type { CompiledRule } from '../rules/ruleset.ts'

/** One condition of a gate for one learner. */
export interface GateRequirement {
  of: 'opening' | 'validation'
  criteria: Criteria
  met: boolean
  progress: RuleProgress | null
}

/** The conditions of a gate for one learner. Once the gate is passed, all of them are met. */
export function requirementsOf(
  { id, opening, criteria, opens, asks }: CompiledRule,
  learner: Learner,
): GateRequirement[] {
  const passed = learner.validated.has(id)
  const toRequirement =
    (of: GateRequirement['of']) =>
    ([criteria, condition]: CompiledPiece): GateRequirement => {
      const met = passed || evaluate(condition, learner, undefined, {})
      return { of, criteria, met, progress: passed ? null : progressOf(condition, learner) }
    }
  return [
    ...(opening ? piecesOf(opening, opens).map(toRequirement('opening')) : []),
    ...(criteria ? piecesOf(criteria, asks).map(toRequirement('validation')) : []),
  ]
}

/** A learner's state at a gate. A decision by the engine or an instructor takes precedence over what counters say. */
export function gateState(rule: CompiledRule, learner: Learner): GateState {
  const { id } = rule
  if (learner.validated.has(id)) return 'validated'
  if (learner.handed.has(id)) return 'submitted'
  if (learner.revoked.has(id)) return 'rejected'
  if (!isOpen(rule, learner)) return 'locked'
  const hasProgress = requirementsOf(rule, learner).some(
    ({ of, progress }) => of === 'validation' && (progress?.share ?? 0) > 0,
  )
  return hasProgress ? 'in_progress' : 'available'
}

export const isOpen = ({ opens }: CompiledRule, learner: Learner): boolean => evaluate(opens, learner, undefined, {})

export interface AttemptLimits {
  validation: 'auto' | 'manual' | 'auto_then_manual'
  max_attempts: number | null
  cooldown_hours: number | null
}

export interface AttemptsUsed {
  attempts: number
  /** When the last attempt was sent back, in milliseconds. */
  sent_back_at: number | null
}

/** How many attempts are left, and from when the next is allowed, in milliseconds. Null: no limit. */
export function attemptsLeft(
  { max_attempts, cooldown_hours }: AttemptLimits,
  { attempts, sent_back_at }: AttemptsUsed,
) {
  const left = max_attempts === null ? null : Math.max(0, max_attempts - attempts)
  const from = sent_back_at === null || cooldown_hours === null ? null : sent_back_at + cooldown_hours * 3_600_000
  return { left, from }
}

/** With `auto_then_manual` the rule submits the first attempt; the learner submits only after one was sent back. */
export const isSubmittedByLearner = ({ validation }: AttemptLimits, state: GateState): boolean =>
  validation === 'manual'
    ? state === 'available' || state === 'in_progress' || state === 'rejected'
    : validation === 'auto_then_manual' && state === 'rejected'

type CompiledPiece = [Criteria, CompiledCondition]

/** Each part of an `all` is a condition of its own, and so is each of several milestones. */
function piecesOf(criteria: Criteria, condition: CompiledCondition): CompiledPiece[] {
  if ('all' in criteria && condition.kind === 'all')
    return criteria.all.flatMap((part, index) => {
      const compiled = condition.parts[index]
      return compiled ? piecesOf(part, compiled) : []
    })
  if ('milestones' in criteria && condition.kind === 'validated' && condition.count === condition.ids.length)
    return criteria.milestones.map((name, index): CompiledPiece => [
      { milestones: [name] },
      { kind: 'validated', ids: condition.ids.slice(index, index + 1), count: 1 },
    ])
  return [[criteria, condition]]
}
