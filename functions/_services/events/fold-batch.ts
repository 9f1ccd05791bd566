import type { Effects, Notice } from '../../_db/queries/engine/store.ts'
import type { LearnerKey } from '../../_db/queries/engine/lock.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { Activity } from '../../_domain/activity.ts'
import { fold } from '../../_domain/fold.ts'
import { earnedAt } from '../../_domain/found.ts'
import type { Learner } from '../../_domain/learner.ts'
import type { Outcome } from '../../_domain/outcome.ts'
import type { AchievementEffect, MilestoneEffect } from '../../_domain/rule.ts'
import type { Ruleset } from '../../_domain/ruleset.ts'

export const learnerOf = ({ user_id, community_id }: LearnerKey) => `${user_id} ${community_id}`

/** Folds a batch, each learner's events in the order of the batch, and gathers what is to be written. */
export function foldBatch(
  activities: Activity[],
  learners: Map<string, Learner>,
  rulesets: Map<string, Ruleset>,
  now: number,
): { effects: Effects; outcomes: Outcome[] } {
  const states = new Map(learners)
  const effects: Effects = {
    learners: [],
    events: [],
    entries: [],
    streaks: [],
    awards: [],
    milestones: [],
    notices: [],
  }
  const touched = new Map<string, LearnerKey>()
  const outcomes = activities.map((activity) => {
    const key = learnerOf(activity)
    const state = states.get(key)
    const ruleset = rulesets.get(activity.community_id)
    if (!state || !ruleset) throw new Error(`Nothing was loaded for ${key}.`)
    const folded = fold(state, activity, ruleset)
    states.set(key, folded.learner)
    touched.set(key, { user_id: activity.user_id, community_id: activity.community_id })
    gather(effects, activity, folded.outcome, ruleset, now)
    return folded.outcome
  })
  for (const [key, learner] of touched) {
    const state = states.get(key)
    if (state) effects.learners.push({ ...learner, state })
  }
  return { effects, outcomes }
}

function gather(effects: Effects, activity: Activity, outcome: Outcome, ruleset: Ruleset, now: number): void {
  const { id: event_id, user_id, community_id, local_date } = activity
  const who = { user_id, community_id }
  effects.events.push({ activity, outcome })
  for (const entry of outcome.xp) effects.entries.push({ ...entry, ...who, id: uuid7(now), event_id, local_date })
  for (const streak of outcome.streaks) if (streak.days.length > 0) effects.streaks.push({ ...streak, ...who })
  const late: string[] = []
  for (const given of outcome.achievements) {
    const effect = effectOf(ruleset, given.id)
    if (effect?.kind !== 'achievement') continue
    const earned_at = earnedAt(given.id, activity)
    effects.awards.push({ ...given, ...who, award_id: uuid7(now), event_id, earned_at, effect })
    if (given.late) late.push(given.id)
    else
      effects.notices.push(
        notice('unlock', { achievement_id: effect.achievement_id, tier: effect.tier, xp: effect.xp }),
      )
  }
  for (const given of outcome.milestones) {
    const effect = effectOf(ruleset, given.id)
    if (effect?.kind !== 'milestone') continue
    effects.milestones.push({ ...given, ...who, event_id, effect })
    effects.notices.push(notice('milestone', { milestone_id: effect.milestone_id, status: effect.becomes }))
  }
  // What a new rule finds long since met comes as one message, however much it is.
  if (late.length > 0) effects.notices.push(notice('digest', { achievements: late }))
  if (outcome.level.after > outcome.level.before)
    effects.notices.push(notice('level_up', { level: outcome.level.after }))

  function notice(kind: Notice['kind'], payload: Notice['payload']): Notice {
    return { ...who, id: uuid7(now), kind, payload }
  }
}

const effectOf = (ruleset: Ruleset, id: string): AchievementEffect | MilestoneEffect | undefined =>
  ruleset.byId.get(id)?.effect
