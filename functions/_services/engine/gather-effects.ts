import type { Effects, Notice } from '../../_db/queries/engine/effects.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import type { Learner } from '../../_domain/engine/learner.ts'
import type { Outcome, StreakChange } from '../../_domain/engine/outcome.ts'
import { earnedAt } from '../../_domain/engine/sweep-events.ts'
import type { AchievementEffect, MilestoneEffect } from '../../_domain/rules/rule.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import { STREAK_KINDS, type StreakDay, type StreakKind } from '../../_domain/streaks/streak.ts'
import { gateEffect } from './gate-effect.ts'

/** Adds the streaks and days that changed. If one changed several times, its last state counts. */
export function gatherStreaks(
  effects: Effects,
  learner: number,
  changes: StreakChange[],
  streaks: { before: Learner['streaks']; after: Learner['streaks'] },
): void {
  const days = new Map<string, StreakDay & { kind: StreakKind }>()
  for (const change of changes)
    for (const day of change.days) days.set(`${change.kind} ${day.day}`, { ...day, kind: change.kind })
  for (const kind of STREAK_KINDS) {
    const streak = streaks.after[kind]
    // A fold leaves the streaks that it does not change as they are; the bonus of a day may change one without a new day.
    if (streak && streak !== streaks.before[kind]) effects.streaks.push({ learner, kind, streak })
  }
  for (const day of days.values()) effects.days.push({ learner, ...day })
}

/** Adds the rows and notifications that one event causes, without those of streaks. */
export function gatherEffects(
  effects: Effects,
  { learner, activity, outcome }: Effects['events'][number],
  ruleset: Ruleset,
): void {
  const { now } = effects
  const { id: event_id, local_date } = activity
  effects.events.push({ learner, activity, outcome })
  for (const entry of outcome.xp) effects.entries.push({ local_date, ...entry, learner, id: uuid7(now), event_id })
  const late: string[] = []
  for (const award of outcome.achievements) {
    const effect = effectOf(ruleset, award.id)
    if (effect?.kind !== 'achievement') continue
    const earned_at = earnedAt(award.id, activity)
    effects.awards.push({ ...award, learner, award_id: uuid7(now), event_id, earned_at, effect })
    if (award.late) late.push(effect.achievement_id)
    else
      effects.notices.push(
        notice('unlock', { achievement_id: effect.achievement_id, tier: effect.tier, xp: effect.xp }),
      )
  }
  for (const milestone of outcome.milestones) {
    const effect = effectOf(ruleset, milestone.id)
    if (effect?.kind !== 'milestone') continue
    const { milestone_id, certifies } = effect
    effects.gates.push(gateEffect({ learner, activity, milestone, effect, now }))
    // A certificate has a notification of its own.
    if (!(certifies && milestone.status === 'validated')) {
      const reason = milestone.status === 'rejected' ? { reason: String(activity.dims.reason) } : {}
      effects.notices.push(notice('milestone', { milestone_id, status: milestone.status, ...reason }))
    }
  }
  // All achievements that new rules award late come in one notification.
  if (late.length > 0) effects.notices.push(notice('digest', { achievements: late }))
  gatherRevoked(effects, learner, activity, outcome)
  if (outcome.level.after > outcome.level.before)
    effects.notices.push(notice('level_up', { level: outcome.level.after }))

  function notice(kind: Notice['kind'], payload: Notice['payload']): Notice {
    return { learner, id: uuid7(now), kind, payload }
  }
}

/** By the ids in the event: the achievement may be retired by now, and no rule any more. */
function gatherRevoked(effects: Effects, learner: number, { dims }: Activity, { revoked = [], xp }: Outcome): void {
  const [first, ...more] = revoked
  if (first === undefined) return
  const { now } = effects
  const [achievement_id, actor, because] = [String(dims.achievement), String(dims.actor), String(dims.reason)]
  for (const id of revoked) effects.revocations.push({ learner, achievement_id, tier: tierOf(id), actor, because })
  const paid = xp.reduce((sum, { reason, amount }) => (reason === 'revocation' ? sum - amount : sum), 0)
  const payload = { achievement_id, tier: more.length > 0 ? null : tierOf(first), xp: paid, because }
  effects.notices.push({ learner, id: uuid7(now), kind: 'revoked', payload })
}

const tierOf = (id: string): string | null => id.split(':')[1] ?? null

const effectOf = (ruleset: Ruleset, id: string): AchievementEffect | MilestoneEffect | undefined =>
  ruleset.byId.get(id)?.effect
