import { applyGateEvent, gateEventOf } from '../gates/gate.ts'
import type { CompiledRule, Ruleset } from '../rules/ruleset.ts'
import type { Activity } from './activity.ts'
import { advanceStreak } from './advance-streak.ts'
import { awardRules } from './award-rules.ts'
import { completedBy } from './completion.ts'
import { count, type CounterChange } from './counters.ts'
import { workEntry } from './earnings.ts'
import type { Learner } from './learner.ts'
import type { Outcome, XpEntry } from './outcome.ts'
import { awardsReinstatedBy, awardsRevokedBy, compensation, repayment } from './revocation.ts'
import { rulesFoundBy } from './sweep-events.ts'

/** What a learner is after one more event, and what it caused. The arguments stay as they are. */
export function fold(
  learner: Learner,
  activity: Activity,
  ruleset: Ruleset,
  /** What a regrade corrects in the ledger. */
  corrections: readonly XpEntry[] = [],
): { learner: Learner; outcome: Outcome } {
  const counted = count(learner.counters, activity)
  const advanced = advanceStreak(learner, activity)
  const work = workEntry(activity, learner)
  const revoked = awardsRevokedBy(activity, learner.revoked)
  const reinstated = awardsReinstatedBy(activity, learner.revoked)
  const entries = [
    ...(work ? [work] : []),
    ...advanced.entries,
    ...revoked.map((it) => compensation(it, activity)),
    ...reinstated.map((it) => repayment(it, activity)),
    ...corrections,
  ]
  const gate = gateEventOf(activity, learner)
  const byHand = gate && ruleset.byId.get(gate.gate)
  const complete = completedBy(activity)
  const before: Learner = {
    ...learner,
    ...(complete === undefined ? {} : { validated: new Set([...learner.validated, complete]) }),
    counters: counted.counters,
    streaks: advanced.streaks,
    paid: work?.reason === 'test' ? afterPaying(learner.paid, activity, work.amount) : learner.paid,
    rules_version: Math.max(learner.rules_version, ruleset.version),
    ...afterDeciding(
      learner,
      revoked.map(({ id }) => id),
      reinstated.map(({ id }) => id),
    ),
    ...(byHand && applyGateEvent(learner, gate)),
  }
  const candidates = [
    // What a person decided comes before what that opens.
    ...(byHand ? [byHand] : []),
    ...newRules(learner, ruleset),
    ...rulesFoundBy(activity).flatMap((id) => ruleset.byId.get(id) ?? []),
    // A learner never rises to the first level: each begins there.
    ...(learner.xp === 0 ? ruleset.levels.risen(0, learner.level) : []),
    ...(ruleset.events.get(activity.type) ?? []),
    ...counted.changes.flatMap((change) => crossedBy(change, ruleset)),
    ...advanced.changes.flatMap(({ kind, before, current }) => ruleset.streaks.get(kind)?.risen(before, current) ?? []),
  ]
  const awarded = awardRules(before, entries, candidates, {
    activity,
    gate: byHand && gate,
    ruleset,
    original: learner,
  })
  return {
    learner: awarded.learner,
    outcome: {
      xp: awarded.entries,
      level: { before: learner.level, after: awarded.learner.level },
      streaks: advanced.changes.map(({ kind, result, current, days, bonus_open }) => ({
        ...{ kind, result, current, days },
        ...(bonus_open ? { bonus_open } : {}),
      })),
      achievements: awarded.achievements,
      milestones: awarded.milestones,
      ...(revoked.length > 0 ? { revoked: revoked.map(({ id }) => id) } : {}),
    },
  }
}

/** A revoked award is not held any more, and is never awarded again, unless its revocation is undone. */
function afterDeciding(
  { earned, revoked }: Learner,
  taken: readonly string[],
  given: readonly string[],
): Pick<Learner, 'earned' | 'revoked'> {
  if (taken.length + given.length === 0) return { earned, revoked }
  return {
    earned: new Set([...[...earned].filter((id) => !taken.includes(id)), ...given]),
    revoked: new Set([...[...revoked].filter((id) => !given.includes(id)), ...taken]),
  }
}

/** Rules newer than the last event of this learner. They may have been met long ago, so no event will cross their thresholds. */
const newRules = (learner: Learner, { rules, version }: Ruleset): CompiledRule[] => {
  if (learner.rules_version >= version) return []
  const end = rules.findIndex((rule) => rule.changed <= learner.rules_version)
  return end < 0 ? rules : rules.slice(0, end)
}

function afterPaying(paid: Learner['paid'], { id, content_id }: Activity, amount: number): Learner['paid'] {
  const test = content_id ?? id
  return new Map(paid).set(test, (paid.get(test) ?? 0) + amount)
}

const crossedBy = ({ list, slot, before, after }: CounterChange, ruleset: Ruleset): CompiledRule[] =>
  ruleset.thresholdsAt(list, slot).flatMap((crossing) => crossing(before, after))
