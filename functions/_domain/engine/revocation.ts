import type { Activity } from './activity.ts'
import { ACHIEVEMENT_REVOKED } from './event-types.ts'
import type { LearnerDay } from '../time/learner-day.ts'
import type { XpEntry } from './outcome.ts'

/** An award as the learner held it: what it paid, and on which of the learner's days. */
export interface PaidAward {
  id: string
  paid: number
  paid_on: string
}

/** What an instructor or admin decided, as the dimensions of the event. */
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

/** A revocation as an event for the log: its metrics say what each award paid, its dimensions on which day. */
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
 * The awards that an event revokes. The service writes it only for awards that are held, and no other event removes an award;
 * so all but those revoked before are there, and a replay, which knows no rules, comes to the same result.
 */
export function awardsRevokedBy(
  { type, dims, metrics, local_date }: Activity,
  revoked: ReadonlySet<string>,
): PaidAward[] {
  if (type !== ACHIEVEMENT_REVOKED) return []
  return Object.entries(metrics)
    .filter(([id]) => !revoked.has(id))
    .map(([id, paid]) => ({ id, paid, paid_on: String(dims[id] ?? local_date) }))
}

/** Takes back what the award paid, on the day it paid it: sums of weeks and months are as if it never had. */
export const compensation = ({ id, paid, paid_on }: PaidAward, { dims }: Activity): XpEntry => ({
  amount: -paid,
  reason: 'revocation',
  reference: id,
  local_date: paid_on,
  actor_id: String(dims.actor),
  note: String(dims.reason),
})
