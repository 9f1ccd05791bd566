import type { GateEvent } from '../gates/gate.ts'
import { evaluate, type Satisfaction } from '../rules/evaluate.ts'
import type { CompiledRule, Ruleset } from '../rules/ruleset.ts'
import { levelFor } from '../xp/levels.ts'
import type { Activity } from './activity.ts'
import { ENGINE_TYPES } from './event-types.ts'
import type { Learner } from './learner.ts'
import type { Outcome, XpEntry } from './outcome.ts'
import { isFoundByRulesSweep } from './sweep-events.ts'

interface AwardInput {
  activity: Activity
  gate: GateEvent | undefined
  ruleset: Ruleset
  /** The learner before the event. */
  original: Learner
}

interface Awards {
  learner: Learner
  entries: XpEntry[]
  achievements: Outcome['achievements']
  milestones: Outcome['milestones']
}

/** Pays XP, raises levels and awards every rule that is met by it, until nothing new comes of it. */
export function awardRules(
  start: Learner,
  paid: XpEntry[],
  candidates: CompiledRule[],
  { activity, gate, ruleset, original }: AwardInput,
): Awards {
  const earned = new Set(start.earned)
  const validated = new Set(start.validated)
  const handed = new Set(start.handed)
  const learner: Learner = { ...start, earned, validated, handed }
  const entries: XpEntry[] = []
  const achievements: Outcome['achievements'] = []
  const milestones: Outcome['milestones'] = []
  const queue = [...candidates]
  // An achievement that comes with a gate is awarded with it, whatever its own rule asks for.
  const bundled = new Set<string>()
  // A sweep finds what was met before it; what a learner does now is new.
  const sweepEvent = ENGINE_TYPES.has(activity.type) ? activity : undefined

  const pay = (entry: XpEntry) => {
    if (entry.amount === 0) return
    const { xp, level } = learner
    entries.push(entry)
    learner.xp = xp + entry.amount
    learner.level = levelFor(learner.xp)
    queue.push(...ruleset.xp.risen(xp, learner.xp), ...ruleset.levels.risen(level, learner.level))
  }

  const queueBundled = (effect: CompiledRule['effect']) => {
    const rule = effect.kind === 'milestone' && effect.brings ? ruleset.byId.get(effect.brings) : undefined
    if (!rule) return
    bundled.add(rule.id)
    queue.push(rule)
  }

  /** Records what a person did at a gate. Returns whether the gate is passed. */
  const recordDecision = (id: string, { kind }: GateEvent): boolean => {
    const status = kind === 'submit' ? 'submitted' : kind === 'reject' ? 'rejected' : 'validated'
    milestones.push({ id, because: {}, late: false, status })
    return status === 'validated'
  }

  for (const entry of paid) pay(entry)
  for (const rule of queue) {
    const held = rule.effect.kind === 'achievement' ? earned : validated
    const { effect } = rule
    const because: Satisfaction = {}
    if (held.has(rule.id)) continue
    if (rule.id === gate?.gate) {
      if (milestones.some(({ id }) => id === rule.id) || !recordDecision(rule.id, gate)) continue
    } else {
      if (handed.has(rule.id) || learner.revoked.has(rule.id)) continue
      if (!bundled.has(rule.id) && !evaluate(rule.condition, learner, activity, because)) continue
      const late =
        (rule.changed > original.rules_version || isFoundByRulesSweep(rule, activity)) &&
        evaluate(rule.condition, original, sweepEvent, {})
      if (effect.kind === 'achievement') achievements.push({ id: rule.id, because, late })
      else milestones.push({ id: rule.id, because, late, status: effect.becomes })
      // A milestone that waits for an instructor is not validated yet.
      if (effect.kind === 'milestone' && effect.becomes === 'submitted') {
        handed.add(rule.id)
        continue
      }
    }
    held.add(rule.id)
    // A rule that asks for a tiered achievement accepts any of its tiers.
    queue.push(...(ruleset.needs.get(rule.id.split(':')[0] ?? '') ?? []))
    queueBundled(effect)
    pay({ amount: effect.xp, reason: effect.kind, reference: rule.id })
  }
  return { learner, entries, achievements, milestones }
}
