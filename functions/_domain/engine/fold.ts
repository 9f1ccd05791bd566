import type { Activity } from './activity.ts'
import { count, type CounterChange } from './counters.ts'
import { completedBy } from './completion.ts'
import { workEntry } from './earnings.ts'
import { STREAK_PROTECTED } from './event-types.ts'
import { foundBy } from './sweep-events.ts'
import { gateEventOf, applyGateEvent } from '../gates/gate.ts'
import { give } from './award-rules.ts'
import type { Learner } from './learner.ts'
import type { Outcome, StreakChange, XpEntry } from './outcome.ts'
import { takenBy, takingBack } from './revocation.ts'
import type { CompiledRule, Ruleset } from '../rules/ruleset.ts'
import { advance, newStreak, protect, type StreakKind } from '../streaks/streak.ts'
import { streakBonus } from '../xp/xp.ts'

/** Which streak an event of this type keeps alive. */
const STREAKS: Readonly<Record<string, StreakKind>> = {
  daily_login: 'daily_login',
  test_completed: 'learning',
  lesson_completed: 'learning',
  wod_completed: 'learning',
  scenario_completed: 'learning',
}

/** What a learner is after one more event, and what it caused. Nothing given is changed. */
export function fold(learner: Learner, activity: Activity, ruleset: Ruleset): { learner: Learner; outcome: Outcome } {
  const counted = count(learner.counters, activity)
  const walked = walk(learner, activity)
  const work = workEntry(activity, learner)
  const taken = takenBy(activity, learner.revoked)
  const entries = [...(work ? [work] : []), ...walked.entries, ...taken.map((it) => takingBack(it, activity))]
  const gate = gateEventOf(activity, learner)
  const byHand = gate && ruleset.byId.get(gate.gate)
  const complete = completedBy(activity)
  const before: Learner = {
    ...learner,
    ...(complete === undefined ? {} : { validated: new Set([...learner.validated, complete]) }),
    counters: counted.counters,
    streaks: walked.streaks,
    paid: work?.reason === 'test' ? afterPaying(learner.paid, activity, work.amount) : learner.paid,
    rules_version: Math.max(learner.rules_version, ruleset.version),
    ...without(
      learner,
      taken.map(({ id }) => id),
    ),
    ...(byHand && applyGateEvent(learner, gate)),
  }
  const candidates = [
    // What a person decided comes before what that opens.
    ...(byHand ? [byHand] : []),
    ...newRules(learner, ruleset),
    ...foundBy(activity).flatMap((id) => ruleset.byId.get(id) ?? []),
    // Nobody rises to the first level: whoever begins is there.
    ...(learner.xp === 0 ? ruleset.levels.risen(0, learner.level) : []),
    ...(ruleset.events.get(activity.type) ?? []),
    ...counted.changes.flatMap((change) => crossed(change, ruleset)),
    ...walked.changes.flatMap(({ kind, before, current }) => ruleset.streaks.get(kind)?.risen(before, current) ?? []),
  ]
  const given = give(before, entries, candidates, { activity, gate: byHand && gate, ruleset, original: learner })
  return {
    learner: given.learner,
    outcome: {
      xp: given.entries,
      level: { before: learner.level, after: given.learner.level },
      streaks: walked.changes.map(({ kind, result, current, days }) => ({ kind, result, current, days })),
      achievements: given.achievements,
      milestones: given.milestones,
      ...(taken.length > 0 ? { revoked: taken.map(({ id }) => id) } : {}),
    },
  }
}

/** What was taken away is not held any more, and is not given again. */
function without({ earned, revoked }: Learner, taken: string[]): Pick<Learner, 'earned' | 'revoked'> {
  if (taken.length === 0) return { earned, revoked }
  return { earned: new Set([...earned].filter((id) => !taken.includes(id))), revoked: new Set([...revoked, ...taken]) }
}

/** Rules that came since this learner was last looked at: met perhaps long ago, and nothing will cross them again. */
const newRules = (learner: Learner, { rules, version }: Ruleset): CompiledRule[] => {
  if (learner.rules_version >= version) return []
  const end = rules.findIndex((rule) => rule.changed <= learner.rules_version)
  return end < 0 ? rules : rules.slice(0, end)
}

interface Walked {
  streaks: Learner['streaks']
  changes: (StreakChange & { before: number })[]
  entries: XpEntry[]
}

/** The streak that an event keeps alive, a day on. */
export function walk({ streaks }: Learner, activity: Activity): Walked {
  if (activity.type === STREAK_PROTECTED) return protectToday(streaks, activity)
  const kind = STREAKS[activity.type]
  if (!kind) return { streaks, changes: [], entries: [] }
  const before = streaks[kind] ?? newStreak()
  const { streak, result, days } = advance(before, activity.local_date, { forgiven: activity.forgiven })
  if (result === 'maintained')
    return { streaks, changes: [{ kind, result, current: streak.current, days, before: streak.current }], entries: [] }
  const bonus: XpEntry = { amount: streakBonus(streak.current), reason: 'streak', reference: activity.local_date }
  return {
    streaks: { ...streaks, [kind]: streak },
    // A streak that broke has been above its thresholds before; only what lies above its old height is new.
    changes: [{ kind, result, current: streak.current, days, before: result === 'broken' ? 0 : before.current }],
    // The bonus is for learning; opening the site alone pays nothing.
    entries: kind === 'learning' ? [bonus] : [],
  }
}

/** A freeze charged by hand changes no count, and what cannot be charged changes nothing. */
function protectToday(streaks: Learner['streaks'], { dims, local_date, forgiven }: Activity): Walked {
  const kind: StreakKind = dims.kind === 'daily_login' ? 'daily_login' : 'learning'
  const before = streaks[kind] ?? newStreak()
  const { streak, result, days } = protect(before, local_date, { forgiven })
  return {
    streaks: result === 'protected' ? { ...streaks, [kind]: streak } : streaks,
    changes: [{ kind, result, current: streak.current, days, before: before.current }],
    entries: [],
  }
}

function afterPaying(paid: Learner['paid'], { id, content_id }: Activity, amount: number): Learner['paid'] {
  const test = content_id ?? id
  return new Map(paid).set(test, (paid.get(test) ?? 0) + amount)
}

const crossed = ({ list, slot, before, after }: CounterChange, ruleset: Ruleset): CompiledRule[] =>
  ruleset.waitingAt(list, slot).flatMap((crossing) => crossing(before, after))
