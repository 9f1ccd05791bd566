import type { WhyEarned } from '../../_contracts/achievements/detail.ts'
import type { AwardReasonRow } from '../../_db/queries/achievements/award-reasons.ts'
import { ENGINE_TYPES } from '../../_domain/engine/event-types.ts'

/** An award with the event behind it. A sweep's dims and metrics also concern other rules, so they are left out. */
export function toReason({
  event_id,
  event_type,
  occurred_at,
  content_id,
  dims,
  metrics,
  ...row
}: AwardReasonRow): WhyEarned {
  const { tier, rule_version, satisfied_by, revoked_because } = row
  const isEngineEvent = event_type !== null && ENGINE_TYPES.has(event_type)
  return {
    tier,
    rule_version,
    satisfied_by,
    revoked_because,
    earned_at: utc(row.earned_at),
    unlocked_at: utc(row.unlocked_at),
    revoked_at: row.revoked_at && utc(row.revoked_at),
    event:
      event_id === null || event_type === null || occurred_at === null
        ? null
        : {
            id: event_id,
            type: event_type,
            occurred_at: utc(occurred_at),
            content_id,
            dims: isEngineEvent ? {} : (dims ?? {}),
            metrics: isEngineEvent ? {} : (metrics ?? {}),
          },
  }
}

const utc = (text: string) => new Date(text).toISOString()
