import type { Activity } from './activity.ts'
import type { CompiledCondition } from '../rules/compile.ts'
import { RUNS } from './counter-key.ts'
import { count } from './counters.ts'
import { leavesOf } from '../rules/condition-queries.ts'
import { evaluate, matches } from '../rules/evaluate.ts'
import { advanceStreak } from './advance-streak.ts'
import { newLearner, type Learner } from './learner.ts'
import { levelFor } from '../xp/levels.ts'
import type { Outcome } from './outcome.ts'
import { withRegrades } from './regrades.ts'
import type { CompiledRule, Ruleset } from '../rules/ruleset.ts'
import { createWindow } from '../rules/window.ts'

/** An event as it was logged, with what it caused then. */
export interface LoggedEvent extends Activity {
  outcome: Outcome | null
}

/**
 * When each rule was first met, as far as the log can tell, in milliseconds. Awards and XP of the past are taken from the log,
 * so rules added later do not change it in hindsight. Leaderboards keep no history.
 */
export function firstMet(
  log: readonly LoggedEvent[],
  rules: readonly CompiledRule[],
  ruleset: Ruleset,
): Map<string, number> {
  const met = new Map<string, number>()
  const happened = new Set<CompiledCondition>()
  const watchers = rules.flatMap(({ condition }) => leavesOf(condition).flatMap(watchersOf))
  let unmet = rules.filter(isInLog).map((rule) => ({ ...rule, movers: moversOf(rule.condition) }))
  let learner = newLearner()
  for (const entry of withRegrades(log)) {
    learner = afterEvent(learner, entry, ruleset)
    for (const { leaf, isMet } of watchers) if (isMet(entry)) happened.add(leaf)
    for (const { id, condition, movers } of unmet)
      if ((!movers || movers.has(entry.type)) && holds(condition, learner, happened)) met.set(id, entry.occurred_at)
    unmet = unmet.filter(({ id }) => !met.has(id))
    if (unmet.length === 0) break
  }
  return met
}

/** Whether the log can tell when a rule was met. */
export const isInLog = ({ condition }: Pick<CompiledRule, 'condition'>): boolean => moversOf(condition)?.size !== 0

/** The types of events that can make a condition hold; undefined if every type can. */
function moversOf(condition: CompiledCondition): ReadonlySet<string> | undefined {
  const movers = leavesOf(condition).map((leaf): readonly string[] | undefined => {
    if (leaf.kind === 'counter' || leaf.kind === 'by')
      return RUNS.includes(leaf.key) ? ['test_completed'] : [leaf.key.split(/[:@]/)[0] ?? '']
    if (leaf.kind === 'window') return [leaf.key.split(/[:@]/)[0] ?? '']
    if (leaf.kind === 'event') return [leaf.type]
    return leaf.kind === 'board' || leaf.kind === 'never' ? [] : undefined
  })
  return movers.includes(undefined) ? undefined : new Set(movers.flatMap((types) => types ?? []))
}

/** Conditions on events and windows are not in a learner's state, so they are watched event by event. */
function watchersOf(leaf: CompiledCondition): { leaf: CompiledCondition; isMet: (activity: Activity) => boolean }[] {
  if (leaf.kind === 'event') return [{ leaf, isMet: (activity) => matches(leaf, activity) }]
  if (leaf.kind === 'window') return [{ leaf, isMet: createWindow(leaf) }]
  return []
}

function holds(condition: CompiledCondition, learner: Learner, happened: ReadonlySet<CompiledCondition>): boolean {
  if (condition.kind === 'all') return condition.parts.every((part) => holds(part, learner, happened))
  if (condition.kind === 'any') return condition.parts.some((part) => holds(part, learner, happened))
  return happened.has(condition) || evaluate(condition, learner, undefined, {})
}

/** The learner after one more event, with the awards and the XP it had then. */
function afterEvent(learner: Learner, { outcome, ...activity }: LoggedEvent, { byId }: Ruleset): Learner {
  const xp = (outcome?.xp ?? []).reduce((sum, { amount }) => sum + amount, learner.xp)
  const milestones = (outcome?.milestones ?? []).filter(({ id }) => {
    const effect = byId.get(id)?.effect
    return effect?.kind === 'milestone' && effect.becomes === 'validated'
  })
  return {
    ...learner,
    counters: count(learner.counters, activity).counters,
    streaks: advanceStreak(learner, activity).streaks,
    xp,
    level: levelFor(xp),
    earned: withAwarded(withoutRevoked(learner.earned, outcome?.revoked), outcome?.achievements),
    validated: withAwarded(learner.validated, milestones),
  }
}

const withoutRevoked = (held: ReadonlySet<string>, revoked: readonly string[] = []): ReadonlySet<string> =>
  revoked.length === 0 ? held : new Set([...held].filter((id) => !revoked.includes(id)))

const withAwarded = (held: ReadonlySet<string>, awarded: readonly { id: string }[] = []): ReadonlySet<string> =>
  awarded.length === 0 ? held : new Set([...held, ...awarded.map(({ id }) => id)])
