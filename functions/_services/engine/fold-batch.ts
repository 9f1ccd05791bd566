import type { CompletionQuery } from '../../_db/queries/engine/completion-facts.ts'
import { noEffects, type Effects } from '../../_db/queries/engine/effects.ts'
import type { LearnerKey } from '../../_db/queries/engine/learner-key.ts'
import type { LoadedEvent } from '../../_db/queries/engine/load.ts'
import { stableId } from '../../_db/stable-id.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { AttemptClosing } from '../../_domain/attempts/closing.ts'
import type { Activity } from '../../_domain/engine/activity.ts'
import { completedNow, completionActivity, type CompletionFacts } from '../../_domain/engine/completion.ts'
import { fold } from '../../_domain/engine/fold.ts'
import type { Learner } from '../../_domain/engine/learner.ts'
import type { CompletedCurriculum, Outcome, StreakChange, XpEntry } from '../../_domain/engine/outcome.ts'
import type { Ruleset } from '../../_domain/rules/ruleset.ts'
import { gatherEffects, gatherStreaks } from './gather-effects.ts'
import { paidBefore, toLearner } from './to-learner.ts'

/** An event that is not in the log yet, with the stored state of its learner. */
export interface EventToFold {
  activity: Activity
  loaded: LoadedEvent
  /** The attempt that ends with it. */
  closing?: AttemptClosing
  /** What a replay of the log says where the event changes the past, as a regrade does. */
  restored?: ReplayedState
}

export interface ReplayedState extends Pick<Learner, 'counters' | 'streaks'> {
  /** What the ledger is missing. */
  entries: readonly XpEntry[]
}

export interface FoldResult {
  /** With the outcomes of the completions that it caused. */
  outcome: Outcome
  /** The learner's XP in the community after the event. */
  xp: number
}

export const factKey = ({ user_id, id }: Pick<CompletionQuery, 'user_id' | 'id'>) => `${user_id} ${id}`

export const learnerOf = ({ user_id, community_id }: LearnerKey) => `${user_id} ${community_id}`

/** Folds a batch, the events of each learner in the order of the batch, and gathers everything that has to be written. */
export function foldBatch(
  events: EventToFold[],
  rulesets: ReadonlyMap<string, Ruleset>,
  now: number,
  facts: ReadonlyMap<string, CompletionFacts> = new Map(),
): { effects: Effects; folded: ReadonlyMap<Activity, FoldResult>; missing: CompletionQuery[] } {
  const effects = noEffects(now)
  // Completions whose facts are not loaded yet: when the learner enrolled, and their scores.
  const missing: CompletionQuery[] = []
  const folded = new Map<Activity, FoldResult>()
  for (const [first, ...rest] of byLearner(events)) {
    const { user_id, community_id } = first.activity
    const ruleset = rulesets.get(community_id)
    if (!ruleset) throw new Error(`There are no rules for ${community_id}.`)
    const ownEvents = [first, ...rest]
    const learner = effects.learners.length
    const changes: StreakChange[] = []
    const loaded = { ...toLearner(first.loaded, ruleset.version), paid: paidBefore(ownEvents) }
    let state = loaded
    /** Every curriculum that an event completes gets an event of its own, which may complete another. */
    const complete = (activity: Activity): CompletedCurriculum[] => {
      const completed: CompletedCurriculum[] = []
      const next = () => completedNow(state, ruleset.curricula)[0]
      for (let curriculum = next(); curriculum; curriculum = next()) {
        const { kind, id, code } = curriculum
        const known = facts.get(factKey({ user_id, id }))
        if (!known) missing.push({ user_id, kind, id, occurred_at: activity.occurred_at, exam: examOf(activity) })
        const event_id = stableId(`${kind}_completed:${user_id}:${id}`)
        const derived = completionActivity(event_id, activity, curriculum, known ?? {})
        const { learner: after, outcome } = fold(state, derived, ruleset)
        state = after
        effects.completions.push({ learner, kind, id, event_id })
        gatherEffects(effects, { learner, activity: derived, outcome }, ruleset)
        effects.notices.push({ learner, id: uuid7(now), kind: 'completed', payload: { kind, id } })
        completed.push({ kind, id, code, outcome })
      }
      return completed
    }
    for (const { activity, closing, restored } of ownEvents) {
      const isBehind = state.rules_version < ruleset.version
      if (restored) state = { ...state, counters: restored.counters, streaks: restored.streaks }
      const { learner: after, outcome } = fold(state, activity, ruleset, restored?.entries)
      state = after
      changes.push(...outcome.streaks)
      const place = effects.events.length
      gatherEffects(effects, { learner, activity, outcome }, ruleset)
      const completed = isBehind || outcome.milestones.length > 0 ? complete(activity) : []
      const withCompletions = completed.length > 0 ? { ...outcome, completed } : outcome
      effects.events[place] = { learner, activity, outcome: withCompletions }
      folded.set(activity, { outcome: withCompleted(withCompletions), xp: state.xp })
      if (closing) effects.closings.push({ ...closing, learner })
    }
    effects.learners.push({ user_id, community_id, revision: Number(first.loaded.revision ?? 0), state })
    gatherStreaks(effects, learner, changes, { before: loaded.streaks, after: state.streaks })
  }
  return { effects, folded, missing }
}

/** The outcome of an event together with those of the completions it caused. */
export function withCompleted(outcome: Outcome): Outcome {
  const { completed = [], xp, level, achievements, milestones } = outcome
  const outcomes = completed.map((it) => it.outcome)
  return {
    ...outcome,
    xp: [...xp, ...outcomes.flatMap((it) => it.xp)],
    level: { before: level.before, after: outcomes.at(-1)?.level.after ?? level.after },
    achievements: [...achievements, ...outcomes.flatMap((it) => it.achievements)],
    milestones: [...milestones, ...outcomes.flatMap((it) => it.milestones)],
  }
}

function examOf({ type, content_id, dims, metrics: { score } }: Activity): CompletionQuery['exam'] {
  if (type !== 'test_completed' || dims.mode !== 'exam' || content_id === null || score === undefined) return null
  return { test_id: content_id, percent: score }
}

/** Groups in the order of their keys, the same for all batches: rows are locked in it, so batches never wait in a cycle. */
function byLearner(events: EventToFold[]): [EventToFold, ...EventToFold[]][] {
  const groups = new Map<string, [EventToFold, ...EventToFold[]]>()
  for (const it of events) {
    const key = learnerOf(it.activity)
    const group = groups.get(key)
    if (group) group.push(it)
    else groups.set(key, [it])
  }
  return [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
