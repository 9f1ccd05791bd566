import type { Activity } from './activity.ts'
import { ENGINE_TYPES } from './event-types.ts'
import { evaluate, type Satisfaction } from '../rules/evaluate.ts'
import { isSwept } from './sweep-events.ts'
import type { GateEvent } from '../gates/gate.ts'
import type { Learner } from './learner.ts'
import { levelFor } from '../xp/levels.ts'
import type { Outcome, XpEntry } from './outcome.ts'
import type { CompiledRule, Ruleset } from '../rules/ruleset.ts'

interface Giving {
  activity: Activity
  gate: GateEvent | undefined
  ruleset: Ruleset
  original: Learner
}

interface GivenAll {
  learner: Learner
  entries: XpEntry[]
  achievements: Outcome['achievements']
  milestones: Outcome['milestones']
}

/** Pays, raises levels and gives what that meets, until nothing new comes of it. */
export function give(
  start: Learner,
  paid: XpEntry[],
  candidates: CompiledRule[],
  { activity, gate, ruleset, original }: Giving,
): GivenAll {
  const earned = new Set(start.earned)
  const validated = new Set(start.validated)
  const handed = new Set(start.handed)
  const learner: Learner = { ...start, earned, validated, handed }
  const entries: XpEntry[] = []
  const achievements: Outcome['achievements'] = []
  const milestones: Outcome['milestones'] = []
  const queue = [...candidates]
  // What a gate brings along is given with it, whatever its own rule says.
  const brought = new Set<string>()
  // What the engine found had been so before; what a learner does is new.
  const found = ENGINE_TYPES.has(activity.type) ? activity : undefined

  const pay = (entry: XpEntry) => {
    if (entry.amount === 0) return
    const { xp, level } = learner
    entries.push(entry)
    learner.xp = xp + entry.amount
    learner.level = levelFor(learner.xp)
    queue.push(...ruleset.xp.risen(xp, learner.xp), ...ruleset.levels.risen(level, learner.level))
  }

  const bring = (effect: CompiledRule['effect']) => {
    const rule = effect.kind === 'milestone' && effect.brings ? ruleset.byId.get(effect.brings) : undefined
    if (!rule) return
    brought.add(rule.id)
    queue.push(rule)
  }

  /** Notes what a person did at a gate, and answers whether it is passed. */
  const decide = (id: string, { kind }: GateEvent): boolean => {
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
      if (milestones.some(({ id }) => id === rule.id) || !decide(rule.id, gate)) continue
    } else {
      if (handed.has(rule.id) || learner.revoked.has(rule.id)) continue
      if (!brought.has(rule.id) && !evaluate(rule.condition, learner, activity, because)) continue
      const late =
        (rule.changed > original.rules_version || isSwept(rule, activity)) &&
        evaluate(rule.condition, original, found, {})
      if (effect.kind === 'achievement') achievements.push({ id: rule.id, because, late })
      else milestones.push({ id: rule.id, because, late, status: effect.becomes })
      // A milestone that goes to an instructor is not validated yet.
      if (effect.kind === 'milestone' && effect.becomes === 'submitted') {
        handed.add(rule.id)
        continue
      }
    }
    held.add(rule.id)
    // Who asks for it takes any tier.
    queue.push(...(ruleset.needs.get(rule.id.split(':')[0] ?? '') ?? []))
    bring(effect)
    pay({ amount: effect.xp, reason: effect.kind, reference: rule.id })
  }
  return { learner, entries, achievements, milestones }
}
