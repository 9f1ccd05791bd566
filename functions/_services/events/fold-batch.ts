import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import type { Loaded } from '../../_db/queries/engine/load.ts'
import { noEffects, type Effects, type Notice } from '../../_db/queries/engine/effects.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { Activity } from '../../_domain/activity.ts'
import type { Closing } from '../../_domain/closing.ts'
import { fold } from '../../_domain/fold.ts'
import { earnedAt } from '../../_domain/found.ts'
import type { Learner } from '../../_domain/learner.ts'
import type { Outcome, StreakChange } from '../../_domain/outcome.ts'
import type { AchievementEffect, MilestoneEffect } from '../../_domain/rule.ts'
import type { Ruleset } from '../../_domain/ruleset.ts'
import type { StreakDay, StreakKind } from '../../_domain/streak.ts'
import { paidBefore, toLearner } from './to-learner.ts'

/** An event that is not in the log yet, and what was stored of its learner. */
export interface Fresh {
  activity: Activity
  loaded: Loaded
  /** The attempt that ends with it. */
  closing?: Closing
}

export interface Folded {
  outcome: Outcome
  /** What the learner has in the community after it. */
  xp: number
}

export const learnerOf = ({ user_id, community_id }: LearnerKey) => `${user_id} ${community_id}`

/** Folds a batch, each learner's events in the order of the batch, and gathers what is to be written. */
export function foldBatch(
  fresh: Fresh[],
  rulesets: ReadonlyMap<string, Ruleset>,
  now: number,
): { effects: Effects; folded: ReadonlyMap<Activity, Folded> } {
  const effects = noEffects(now)
  const folded = new Map<Activity, Folded>()
  for (const [first, ...rest] of byLearner(fresh)) {
    const { user_id, community_id } = first.activity
    const ruleset = rulesets.get(community_id)
    if (!ruleset) throw new Error(`There are no rules for ${community_id}.`)
    const events = [first, ...rest]
    const learner = effects.learners.length
    const changes: StreakChange[] = []
    let state = { ...toLearner(first.loaded, ruleset.version), paid: paidBefore(events) }
    for (const { activity, closing } of events) {
      const { learner: after, outcome } = fold(state, activity, ruleset)
      state = after
      folded.set(activity, { outcome, xp: after.xp })
      changes.push(...outcome.streaks)
      gather(effects, learner, activity, outcome, ruleset)
      if (closing) effects.closings.push({ ...closing, learner })
    }
    effects.learners.push({ user_id, community_id, revision: Number(first.loaded.revision ?? 0), state })
    gatherStreaks(effects, learner, changes, state.streaks)
  }
  return { effects, folded }
}

/** In one order for all batches: rows are locked in it, so that no two batches wait for each other in a circle. */
function byLearner(fresh: Fresh[]): [Fresh, ...Fresh[]][] {
  const groups = new Map<string, [Fresh, ...Fresh[]]>()
  for (const it of fresh) {
    const key = learnerOf(it.activity)
    const group = groups.get(key)
    if (group) group.push(it)
    else groups.set(key, [it])
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

/** Of several states of one streak or one day the last one holds. */
function gatherStreaks(effects: Effects, learner: number, changes: StreakChange[], streaks: Learner['streaks']): void {
  const walked = new Set<StreakKind>()
  const days = new Map<string, StreakDay & { kind: StreakKind }>()
  for (const change of changes)
    for (const day of change.days) {
      walked.add(change.kind)
      days.set(`${change.kind} ${day.day}`, { ...day, kind: change.kind })
    }
  for (const kind of walked) {
    const streak = streaks[kind]
    if (streak) effects.streaks.push({ learner, kind, streak })
  }
  for (const day of days.values()) effects.days.push({ learner, ...day })
}

function gather(effects: Effects, learner: number, activity: Activity, outcome: Outcome, ruleset: Ruleset): void {
  const { now } = effects
  const { id: event_id, local_date } = activity
  effects.events.push({ learner, activity, outcome })
  for (const entry of outcome.xp) effects.entries.push({ local_date, ...entry, learner, id: uuid7(now), event_id })
  const late: string[] = []
  for (const given of outcome.achievements) {
    const effect = effectOf(ruleset, given.id)
    if (effect?.kind !== 'achievement') continue
    const earned_at = earnedAt(given.id, activity)
    effects.awards.push({ ...given, learner, award_id: uuid7(now), event_id, earned_at, effect })
    if (given.late) late.push(effect.achievement_id)
    else
      effects.notices.push(
        notice('unlock', { achievement_id: effect.achievement_id, tier: effect.tier, xp: effect.xp }),
      )
  }
  for (const given of outcome.milestones) {
    const effect = effectOf(ruleset, given.id)
    if (effect?.kind !== 'milestone') continue
    effects.milestones.push({ ...given, learner, event_id, effect })
    effects.notices.push(notice('milestone', { milestone_id: effect.milestone_id, status: effect.becomes }))
  }
  // What a new rule finds long since met comes as one message, however much it is.
  if (late.length > 0) effects.notices.push(notice('digest', { achievements: late }))
  gatherRevoked(effects, learner, activity, outcome)
  if (outcome.level.after > outcome.level.before)
    effects.notices.push(notice('level_up', { level: outcome.level.after }))

  function notice(kind: Notice['kind'], payload: Notice['payload']): Notice {
    return { learner, id: uuid7(now), kind, payload }
  }
}

/** By the ids in the event: an achievement may have been retired since, and is no rule any more. */
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
