import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import type { LoadedEvent } from '../../_db/queries/engine/load.ts'
import type { CompletionQuery } from '../../_db/queries/engine/completion-facts.ts'
import { noEffects, type Effects, type GateEffect, type Notice } from '../../_db/queries/engine/effects.ts'
import { stableId } from '../../_db/stable-id.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { certificateNumber } from '../../_domain/certificates/certificate-number.ts'
import type { AttemptClosing } from '../../_domain/attempts/closing.ts'
import { completedNow, completionActivity, type CompletionFacts } from '../../_domain/engine/completion.ts'
import { MILESTONE_DECIDED, MILESTONE_SUBMITTED } from '../../_domain/engine/event-types.ts'
import { fold } from '../../_domain/engine/fold.ts'
import { earnedAt } from '../../_domain/engine/sweep-events.ts'
import type { Learner } from '../../_domain/engine/learner.ts'
import type { CompletedCurriculum, AwardedMilestone, Outcome, StreakChange } from '../../_domain/engine/outcome.ts'
import type { AchievementEffect, MilestoneEffect } from '../../_domain/rules/rule.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import type { StreakDay, StreakKind } from '../../_domain/streaks/streak.ts'
import { paidBefore, toLearner } from './to-learner.ts'

/** An event that is not in the log yet, and what was stored of its learner. */
export interface EventToFold {
  activity: Activity
  loaded: LoadedEvent
  /** The attempt that ends with it. */
  closing?: AttemptClosing
}

export interface FoldResult {
  /** With what its completions caused. */
  outcome: Outcome
  /** What the learner has in the community after it. */
  xp: number
}

export const factKey = ({ user_id, id }: Pick<CompletionQuery, 'user_id' | 'id'>) => `${user_id} ${id}`

export const learnerOf = ({ user_id, community_id }: LearnerKey) => `${user_id} ${community_id}`

/** Folds a batch, each learner's events in the order of the batch, and gathers what is to be written. */
export function foldBatch(
  fresh: EventToFold[],
  rulesets: ReadonlyMap<string, Ruleset>,
  now: number,
  facts: ReadonlyMap<string, CompletionFacts> = new Map(),
): { effects: Effects; folded: ReadonlyMap<Activity, FoldResult>; asked: CompletionQuery[] } {
  const effects = noEffects(now)
  // Somebody completes something, and when they enrolled and how they did in it is not read yet.
  const asked: CompletionQuery[] = []
  const folded = new Map<Activity, FoldResult>()
  for (const [first, ...rest] of byLearner(fresh)) {
    const { user_id, community_id } = first.activity
    const ruleset = rulesets.get(community_id)
    if (!ruleset) throw new Error(`There are no rules for ${community_id}.`)
    const events = [first, ...rest]
    const learner = effects.learners.length
    const changes: StreakChange[] = []
    let state = { ...toLearner(first.loaded, ruleset.version), paid: paidBefore(events) }
    /** What is complete with this event becomes an event of its own, and that may complete more. */
    const complete = (activity: Activity): CompletedCurriculum[] => {
      const completed: CompletedCurriculum[] = []
      const next = () => completedNow(state, ruleset.curricula)[0]
      for (let curriculum = next(); curriculum; curriculum = next()) {
        const { kind, id, code } = curriculum
        const known = facts.get(factKey({ user_id, id }))
        if (!known) asked.push({ user_id, kind, id, occurred_at: activity.occurred_at, exam: examOf(activity) })
        const event_id = stableId(`${kind}_completed:${user_id}:${id}`)
        const derived = completionActivity(event_id, activity, curriculum, known ?? {})
        const { learner: after, outcome } = fold(state, derived, ruleset)
        state = after
        effects.completions.push({ learner, kind, id, event_id })
        gather(effects, learner, derived, outcome, ruleset)
        effects.notices.push({ learner, id: uuid7(now), kind: 'completed', payload: { kind, id } })
        completed.push({ kind, id, code, outcome })
      }
      return completed
    }
    for (const { activity, closing } of events) {
      const missed = state.rules_version < ruleset.version
      const { learner: after, outcome } = fold(state, activity, ruleset)
      state = after
      changes.push(...outcome.streaks)
      const place = effects.events.length
      gather(effects, learner, activity, outcome, ruleset)
      const completed = missed || outcome.milestones.length > 0 ? complete(activity) : []
      const whole = completed.length > 0 ? { ...outcome, completed } : outcome
      effects.events[place] = { learner, activity, outcome: whole }
      folded.set(activity, { outcome: withCompleted(whole), xp: state.xp })
      if (closing) effects.closings.push({ ...closing, learner })
    }
    effects.learners.push({ user_id, community_id, revision: Number(first.loaded.revision ?? 0), state })
    gatherStreaks(effects, learner, changes, state.streaks)
  }
  return { effects, folded, asked }
}

/** An event and all it completed, as one answer. */
export function withCompleted(outcome: Outcome): Outcome {
  const { completed = [], xp, level, achievements, milestones } = outcome
  const then = completed.map((it) => it.outcome)
  return {
    ...outcome,
    xp: [...xp, ...then.flatMap((it) => it.xp)],
    level: { before: level.before, after: then.at(-1)?.level.after ?? level.after },
    achievements: [...achievements, ...then.flatMap((it) => it.achievements)],
    milestones: [...milestones, ...then.flatMap((it) => it.milestones)],
  }
}

function examOf({ type, content_id, dims, metrics: { score } }: Activity): CompletionQuery['exam'] {
  if (type !== 'test_completed' || dims.mode !== 'exam' || content_id === null || score === undefined) return null
  return { test_id: content_id, percent: score }
}

/** In one order for all batches: rows are locked in it, so that no two batches wait for each other in a circle. */
function byLearner(fresh: EventToFold[]): [EventToFold, ...EventToFold[]][] {
  const groups = new Map<string, [EventToFold, ...EventToFold[]]>()
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
    const { milestone_id, certifies } = effect
    effects.gates.push(gateEffect(learner, activity, given, effect))
    // Of a certificate that is told of itself, nothing has to be told besides.
    if (!(certifies && given.status === 'validated')) {
      const reason = given.status === 'rejected' ? { reason: String(activity.dims.reason) } : {}
      effects.notices.push(notice('milestone', { milestone_id, status: given.status, ...reason }))
    }
  }
  // What a new rule finds long since met comes as one message, however much it is.
  if (late.length > 0) effects.notices.push(notice('digest', { achievements: late }))
  gatherRevoked(effects, learner, activity, outcome)
  if (outcome.level.after > outcome.level.before)
    effects.notices.push(notice('level_up', { level: outcome.level.after }))

  function gateEffect(
    learner: number,
    { id: event_id, type, dims }: Activity,
    { id, status, because }: AwardedMilestone,
    { milestone_id, scope, certifies }: MilestoneEffect,
  ): GateEffect {
    // What an event decides at one gate may open others, which a rule decides.
    const byHand = dims.milestone === id ? type : undefined
    const decided = byHand === MILESTONE_DECIDED
    return {
      learner,
      event_id,
      milestone_id,
      scope,
      status,
      because,
      evidence: byHand === MILESTONE_SUBMITTED ? String(dims.evidence) : null,
      actor: decided ? String(dims.actor) : null,
      reason: decided && dims.reason !== undefined ? String(dims.reason) : null,
      waived: decided && dims.decision === 'waive',
      submission: uuid7(now),
      certificate:
        certifies && status === 'validated'
          ? { number: certificateNumber(crypto.getRandomValues(new Uint8Array(16))), notice: uuid7(now) }
          : null,
    }
  }

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
