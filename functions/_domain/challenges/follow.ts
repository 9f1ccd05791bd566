import type { Activity } from '../engine/activity.ts'
import { count, type Counters } from '../engine/counters.ts'
import { newLearner } from '../engine/learner.ts'
import { compileRule } from '../rules/compile.ts'
import type { Criteria } from '../rules/criteria.ts'
import { evaluate } from '../rules/evaluate.ts'
import { progressOf } from '../rules/progress.ts'
import type { Rule } from '../rules/rule.ts'
import { notWindowed } from './windowed.ts'

export interface ChallengeWindow {
  id: string
  starts_on: string
  ends_on: string
  criteria: Criteria
  /** When it was ended early, in milliseconds since 1970. */
  ended_at: number | null
}

export interface ChallengeStanding {
  have: number
  need: number
  /** 0–1, and 1 only once it is met. */
  share: number
  /** The event with which the criteria came to hold. */
  met_by: Activity | null
}

/** Whether an event lies within a challenge: on the learner's own calendar. */
export const isWithin = ({ starts_on, ends_on, ended_at }: ChallengeWindow, activity: Activity): boolean =>
  activity.local_date >= starts_on &&
  activity.local_date <= ends_on &&
  (ended_at === null || activity.occurred_at <= ended_at)

/** How far a learner is in a challenge, by the events of their log in the order in which they were applied. */
export function followChallenge(challenge: ChallengeWindow, log: readonly Activity[]): ChallengeStanding {
  const { criteria } = challenge
  if (notWindowed(criteria) !== undefined) return { have: 0, need: 1, share: 0, met_by: null }
  const { asks } = compileRule(toRule(challenge), { all: 0, byCategory: {} }, NO_NAMES)
  const blank = newLearner()
  let counters: Counters = {}
  for (const activity of log) {
    if (!isWithin(challenge, activity)) continue
    counters = count(counters, activity).counters
    const learner = { ...blank, counters }
    if (!evaluate(asks, learner, activity, {})) continue
    const { need } = progressOf(asks, learner) ?? { need: 1 }
    return { have: need, need, share: 1, met_by: activity }
  }
  const progress = progressOf(asks, { ...blank, counters }) ?? { have: 0, need: 1, share: 0 }
  // An event is met with itself alone, so beside counters the share may be full before it is.
  const share = Math.min(progress.share, 0.99)
  return { have: Math.min(progress.have, progress.need), need: progress.need, share, met_by: null }
}

const NO_NAMES = { achievement: () => undefined, milestone: () => undefined }

/** A challenge gives nothing by itself; a rule may count it. */
const toRule = ({ id, criteria }: ChallengeWindow): Rule => ({
  id,
  criteria,
  changed: 0,
  effect: { kind: 'achievement', achievement_id: id, tier: null, version: 1, pack: 'custom', slug: id, xp: 0 },
})

/** The event of a challenge that is met, with the time of the event that met it. */
export const challengeMet = (
  id: string,
  challenge: string,
  { user_id, community_id, occurred_at, local_date, local_hour }: Activity,
): Activity => ({
  id,
  user_id,
  community_id,
  type: 'challenge_met',
  occurred_at,
  local_date,
  local_hour,
  content_id: challenge,
  dims: {},
  metrics: {},
})
