import type { Activity } from './activity.ts'
import type { RuleReference } from '../rules/compile.ts'
import { ENGINE_TYPES } from './event-types.ts'
import { localDay, localHour } from '../time/local-time.ts'

export interface SweepFinding {
  id: string
  type: 'rules_swept' | 'rule_met'
  user_id: string
  community_id: string
  /** The version of the rules that the sweep evaluated. */
  version: number
  /** When each rule that holds was first met, in milliseconds. */
  met: Readonly<Record<string, number>>
  now: number
  zone: string
}

/** What a sweep found of one learner, as an event for the log: the rules in its metrics, their version in its dimensions. */
export const sweepActivity = ({ version, met, now, zone, ...finding }: SweepFinding): Activity => ({
  ...finding,
  occurred_at: now,
  local_date: localDay(new Date(now), zone),
  local_hour: localHour(new Date(now), zone),
  content_id: null,
  dims: { version: String(version) },
  metrics: met,
})

/** The rules that a sweep found to hold, from its event. */
export const rulesFoundBy = ({ type, metrics }: Activity): string[] =>
  ENGINE_TYPES.has(type) ? Object.keys(metrics) : []

/** Whether a sweep found that the rule holds as it is now: a rule changed after the sweep may ask for something else. */
export const isFoundBySweep = ({ id, changed }: RuleReference, activity: Activity | undefined): boolean =>
  activity !== undefined &&
  ENGINE_TYPES.has(activity.type) &&
  Object.hasOwn(activity.metrics, id) &&
  changed <= Number(activity.dims.version)

/** Whether the sweep was for new rules, and found this one: it is new even to a learner who has seen its version. */
export const isFoundByRulesSweep = (rule: RuleReference, activity: Activity): boolean =>
  activity.type === 'rules_swept' && isFoundBySweep(rule, activity)

/** When a rule that this event awards was met. */
export const earnedAt = (rule: string, activity: Activity): number =>
  (ENGINE_TYPES.has(activity.type) && Object.hasOwn(activity.metrics, rule) && activity.metrics[rule]) ||
  activity.occurred_at
