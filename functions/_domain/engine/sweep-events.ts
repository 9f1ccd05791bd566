import type { Activity } from './activity.ts'
import type { RuleReference } from '../rules/compile.ts'
import { ENGINE_TYPES } from './event-types.ts'
import { localDay, localHour } from '../time/local-time.ts'

export interface SweepFinding {
  id: string
  type: 'rules_swept' | 'rule_met'
  user_id: string
  community_id: string
  /** The version of the rules that were asked. */
  version: number
  /** When each rule that holds was first met, in milliseconds. */
  met: Readonly<Record<string, number>>
  now: number
  zone: string
}

/** What was found, as an event for the log: in its metrics the rules, in its dimensions their version. */
export const foundActivity = ({ version, met, now, zone, ...finding }: SweepFinding): Activity => ({
  ...finding,
  occurred_at: now,
  local_date: localDay(new Date(now), zone),
  local_hour: localHour(new Date(now), zone),
  content_id: null,
  dims: { version: String(version) },
  metrics: met,
})

/** The rules that an event of the engine's own says were found to hold. */
export const foundBy = ({ type, metrics }: Activity): string[] => (ENGINE_TYPES.has(type) ? Object.keys(metrics) : [])

/** Whether this event says that the rule holds, as the rule is now: one that changed since may ask for something else. */
export const isFound = ({ id, changed }: RuleReference, activity: Activity | undefined): boolean =>
  activity !== undefined &&
  ENGINE_TYPES.has(activity.type) &&
  Object.hasOwn(activity.metrics, id) &&
  changed <= Number(activity.dims.version)

/** Whether it was found since the rule is new, whoever had been looked at for it before. */
export const isSwept = (rule: RuleReference, activity: Activity): boolean =>
  activity.type === 'rules_swept' && isFound(rule, activity)

/** When a rule that this event gives was met. */
export const earnedAt = (rule: string, activity: Activity): number =>
  (ENGINE_TYPES.has(activity.type) && Object.hasOwn(activity.metrics, rule) && activity.metrics[rule]) ||
  activity.occurred_at
