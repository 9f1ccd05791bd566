import type { Activity } from './activity.ts'
import { ACHIEVEMENT_REVOKED } from './event-types.ts'
import type { LearnerDay } from '../time/learner-day.ts'
import type { XpEntry } from './outcome.ts'

/** An award as it was held: what it paid, and on which of the learner's days. */
export interface PaidAward {
  id: string
  paid: number
  paid_on: string
}

/** What somebody decided, in the words of the log. */
export interface RevocationDecision extends Readonly<Record<string, string>> {
  actor: string
  achievement: string
  reason: string
}

export interface Revocation {
  id: string
  user_id: string
  community_id: string
  now: number
  today: LearnerDay
  decision: RevocationDecision
  awards: readonly PaidAward[]
}

/** A revocation as an event for the log: in its metrics what each award paid, among its dimensions when that was. */
export const revocationActivity = ({ now, today, decision, awards, ...whose }: Revocation): Activity => ({
  ...whose,
  ...today,
  type: ACHIEVEMENT_REVOKED,
  occurred_at: now,
  content_id: null,
  dims: { ...Object.fromEntries(awards.map(({ id, paid_on }) => [id, paid_on])), ...decision },
  metrics: Object.fromEntries(awards.map(({ id, paid }) => [id, paid])),
})

/**
 * What an event takes away. It is written by who has seen that all of it is held, and what is held goes in no other way:
 * so only what was taken before is not there to take, and a replay, which knows no rules, comes to the same.
 */
export function takenBy({ type, dims, metrics, local_date }: Activity, revoked: ReadonlySet<string>): PaidAward[] {
  if (type !== ACHIEVEMENT_REVOKED) return []
  return Object.entries(metrics)
    .filter(([id]) => !revoked.has(id))
    .map(([id, paid]) => ({ id, paid, paid_on: String(dims[id] ?? local_date) }))
}

/** Takes back just what the award paid, on the day it paid it: weeks and months are as if it never had. */
export const takingBack = ({ id, paid, paid_on }: PaidAward, { dims }: Activity): XpEntry => ({
  amount: -paid,
  reason: 'revocation',
  reference: id,
  local_date: paid_on,
  actor_id: String(dims.actor),
  note: String(dims.reason),
})
