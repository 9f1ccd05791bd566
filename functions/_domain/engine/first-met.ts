import type { Activity } from './activity.ts'
import type { CompiledCondition } from '../rules/compile.ts'
import { RUNS } from './counter-key.ts'
import { count } from './counters.ts'
import { leavesOf } from '../rules/condition-queries.ts'
import { evaluate, matches } from '../rules/evaluate.ts'
import { walk } from './fold.ts'
import { newLearner, type Learner } from './learner.ts'
import { levelFor } from '../xp/levels.ts'
import type { Outcome } from './outcome.ts'
import type { CompiledRule, Ruleset } from '../rules/ruleset.ts'
import { createWindow } from '../rules/window.ts'

/** An event as it was logged, with what it caused then. */
export interface LoggedEvent extends Activity {
  outcome: Outcome | null
}

/**
 * When each rule was first met, as far as the log can tell, in milliseconds. What the rules of then gave, and what it
 * paid, is taken from the log; so rules that came since change nothing in hindsight. Boards keep no history.
 */
export function firstMet(
  log: readonly LoggedEvent[],
  asked: readonly CompiledRule[],
  ruleset: Ruleset,
): Map<string, number> {
  const met = new Map<string, number>()
  const happened = new Set<CompiledCondition>()
  const watched = asked.flatMap(({ condition }) => leavesOf(condition).flatMap(watch))
  let waiting = asked.filter(isInLog).map((rule) => ({ ...rule, movers: moversOf(rule.condition) }))
  let learner = newLearner()
  for (const entry of log) {
    learner = after(learner, entry, ruleset)
    for (const { leaf, isMet } of watched) if (isMet(entry)) happened.add(leaf)
    for (const { id, condition, movers } of waiting)
      if ((!movers || movers.has(entry.type)) && holds(condition, learner, happened)) met.set(id, entry.occurred_at)
    waiting = waiting.filter(({ id }) => !met.has(id))
    if (waiting.length === 0) break
  }
  return met
}

/** Whether the log can tell at all. */
export const isInLog = ({ condition }: Pick<CompiledRule, 'condition'>): boolean => moversOf(condition)?.size !== 0

/** The types of events that can make a condition hold; undefined if any may. */
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

/** What is not in the state is looked out for, event by event. */
function watch(leaf: CompiledCondition): { leaf: CompiledCondition; isMet: (activity: Activity) => boolean }[] {
  if (leaf.kind === 'event') return [{ leaf, isMet: (activity) => matches(leaf, activity) }]
  if (leaf.kind === 'window') return [{ leaf, isMet: createWindow(leaf) }]
  return []
}

function holds(condition: CompiledCondition, learner: Learner, happened: ReadonlySet<CompiledCondition>): boolean {
  if (condition.kind === 'all') return condition.parts.every((part) => holds(part, learner, happened))
  if (condition.kind === 'any') return condition.parts.some((part) => holds(part, learner, happened))
  return happened.has(condition) || evaluate(condition, learner, undefined, {})
}

/** The learner after one more event, as it was then. */
function after(learner: Learner, { outcome, ...activity }: LoggedEvent, { byId }: Ruleset): Learner {
  const xp = (outcome?.xp ?? []).reduce((sum, { amount }) => sum + amount, learner.xp)
  const milestones = (outcome?.milestones ?? []).filter(({ id }) => {
    const effect = byId.get(id)?.effect
    return effect?.kind === 'milestone' && effect.becomes === 'validated'
  })
  return {
    ...learner,
    counters: count(learner.counters, activity).counters,
    streaks: walk(learner, activity).streaks,
    xp,
    level: levelFor(xp),
    earned: joined(withoutRevoked(learner.earned, outcome?.revoked), outcome?.achievements),
    validated: joined(learner.validated, milestones),
  }
}

const withoutRevoked = (held: ReadonlySet<string>, revoked: readonly string[] = []): ReadonlySet<string> =>
  revoked.length === 0 ? held : new Set([...held].filter((id) => !revoked.includes(id)))

const joined = (held: ReadonlySet<string>, given: readonly { id: string }[] = []): ReadonlySet<string> =>
  given.length === 0 ? held : new Set([...held, ...given.map(({ id }) => id)])
