import type { Activity } from './activity.ts'
import { ACHIEVEMENT_REVOKED } from './event-types.ts'
import type { LearnerDay } from '../time/learner-day.ts'
import { correctionOf } from './ledger.ts'
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
  awards: readonly (PaidAward & { again?: boolean })[]
}

/** A revocation as an event for the log: its metrics say what each award paid, its dimensions on which day. */
export const revocationActivity = ({ now, today, decision, awards, ...whose }: Revocation): Activity => ({
  ...whose,
  ...today,
  type: ACHIEVEMENT_REVOKED,
  occurred_at: now,
  content_id: null,
  dims: {
    ...Object.fromEntries(awards.map(({ id, paid_on }) => [id, paid_on])),
    ...decision,
    // The ledger has an entry for the first revocation, which was undone.
    ...(awards.some(({ again }) => again) ? { again: true } : {}),
  },
  metrics: Object.fromEntries(awards.map(({ id, paid }) => [id, paid])),
})

/**
 * The awards that an event revokes. The service writes it only for awards that are held, and no other event removes an award;
 * so all but those revoked before are there, and a replay, which knows no rules, comes to the same result.
 */
export function awardsRevokedBy(activity: Activity, revoked: ReadonlySet<string>): PaidAward[] {
  if (activity.type !== ACHIEVEMENT_REVOKED || activity.dims.undoes !== undefined) return []
  return awardsNamedBy(activity).filter(({ id }) => !revoked.has(id))
}

/** The awards that an event gives back: it undoes a revocation. */
export function awardsReinstatedBy(activity: Activity, revoked: ReadonlySet<string>): PaidAward[] {
  if (activity.type !== ACHIEVEMENT_REVOKED || activity.dims.undoes === undefined) return []
  return awardsNamedBy(activity).filter(({ id }) => revoked.has(id))
}

const awardsNamedBy = ({ metrics, dims, local_date }: Activity): PaidAward[] =>
  Object.entries(metrics).map(([id, paid]) => ({ id, paid, paid_on: String(dims[id] ?? local_date) }))

interface Reinstatement {
  id: string
  now: number
  today: LearnerDay
  actor: string
  reason: string
}

/** The event that undoes a revocation, for the log. The same awards, and what they paid on which day. */
export const reinstatementActivity = (
  revocation: Activity,
  { id, now, today, actor, reason }: Reinstatement,
): Activity => ({
  ...revocation,
  ...today,
  id,
  occurred_at: now,
  dims: { ...revocation.dims, actor, reason, undoes: revocation.id },
})

/** Pays again what the compensation took, as a correction of it. */
export const repayment = ({ id, paid, paid_on }: PaidAward, { id: event, dims }: Activity): XpEntry => ({
  amount: paid,
  reason: 'correction',
  reference: correctionOf(
    { reason: 'revocation', reference: referenceOf(id, String(dims.undoes), dims), amount: -paid },
    event,
  ),
  local_date: paid_on,
  actor_id: String(dims.actor),
  note: String(dims.reason),
})

/** Takes back what the award paid, on the day it paid it: sums of weeks and months are as if it never had. */
export const compensation = ({ id, paid, paid_on }: PaidAward, { id: event, dims }: Activity): XpEntry => ({
  amount: -paid,
  reason: 'revocation',
  reference: referenceOf(id, event, dims),
  local_date: paid_on,
  actor_id: String(dims.actor),
  note: String(dims.reason),
})

const referenceOf = (id: string, revocation: string, { again }: Activity['dims']): string =>
  again === true ? `${id}:${revocation}` : id
