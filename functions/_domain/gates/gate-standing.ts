import type { CompiledCondition } from '../rules/compile.ts'
import type { GateState } from './gate-state.ts'
import type { Criteria } from '../rules/criteria.ts'
import { evaluate } from '../rules/evaluate.ts'
import type { Learner } from '../engine/learner.ts'
import { progressOf, type RuleProgress } from '../rules/progress.ts'
import type { CompiledRule } from '../rules/ruleset.ts'

/** One thing that a gate asks for. */
export interface GateRequirement {
  of: 'opening' | 'validation'
  criteria: Criteria
  met: boolean
  progress: RuleProgress | null
}

/** All that a gate asks for, piece by piece. Of a gate that is passed, nothing is missing any more. */
export function requirementsOf(
  { id, opening, criteria, opens, asks }: CompiledRule,
  learner: Learner,
): GateRequirement[] {
  const passed = learner.validated.has(id)
  const shown =
    (of: GateRequirement['of']) =>
    ([criteria, condition]: Piece): GateRequirement => {
      const met = passed || evaluate(condition, learner, undefined, {})
      return { of, criteria, met, progress: passed ? null : progressOf(condition, learner) }
    }
  return [
    ...(opening ? piecesOf(opening, opens).map(shown('opening')) : []),
    ...(criteria ? piecesOf(criteria, asks).map(shown('validation')) : []),
  ]
}

/** Where somebody stands at a gate. What a rule or a person said goes before what the numbers say. */
export function gateState(rule: CompiledRule, learner: Learner): GateState {
  const { id } = rule
  if (learner.validated.has(id)) return 'validated'
  if (learner.handed.has(id)) return 'submitted'
  if (learner.revoked.has(id)) return 'rejected'
  if (!isOpen(rule, learner)) return 'locked'
  const begun = requirementsOf(rule, learner).some(
    ({ of, progress }) => of === 'validation' && (progress?.share ?? 0) > 0,
  )
  return begun ? 'in_progress' : 'available'
}

export const isOpen = ({ opens }: CompiledRule, learner: Learner): boolean => evaluate(opens, learner, undefined, {})

export interface AttemptLimits {
  validation: 'auto' | 'manual' | 'auto_then_manual'
  max_attempts: number | null
  cooldown_hours: number | null
}

export interface AttemptsUsed {
  attempts: number
  /** When the last one was sent back, in milliseconds. */
  sent_back_at: number | null
}

/** What may still be tried: how often, and from when on. */
export function attemptsLeft(
  { max_attempts, cooldown_hours }: AttemptLimits,
  { attempts, sent_back_at }: AttemptsUsed,
) {
  const left = max_attempts === null ? null : Math.max(0, max_attempts - attempts)
  const from = sent_back_at === null || cooldown_hours === null ? null : sent_back_at + cooldown_hours * 3_600_000
  return { left, from }
}

/** A rule hands in by itself what it is for; only what was sent back is then for the learner to hand in again. */
export const isSubmittedByLearner = ({ validation }: AttemptLimits, state: GateState): boolean =>
  validation === 'manual'
    ? state === 'available' || state === 'in_progress' || state === 'rejected'
    : validation === 'auto_then_manual' && state === 'rejected'

type Piece = [Criteria, CompiledCondition]

/** A list of conditions that must all hold is as many pieces; so are several milestones. */
function piecesOf(criteria: Criteria, condition: CompiledCondition): Piece[] {
  if ('all' in criteria && condition.kind === 'all')
    return criteria.all.flatMap((part, index) => {
      const compiled = condition.parts[index]
      return compiled ? piecesOf(part, compiled) : []
    })
  if ('milestones' in criteria && condition.kind === 'validated' && condition.count === condition.ids.length)
    return criteria.milestones.map((name, index): Piece => [
      { milestones: [name] },
      { kind: 'validated', ids: condition.ids.slice(index, index + 1), count: 1 },
    ])
  return [[criteria, condition]]
}
