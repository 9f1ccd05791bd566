import { sql } from 'drizzle-orm'
import type { Satisfaction } from '../../../_domain/rules/evaluate.ts'
import type { Transaction } from '../../session.ts'
import type { AwardKey } from './awards.ts'

export interface AwardReasonRow extends Record<string, unknown> {
  tier: 'bronze' | 'silver' | 'gold' | 'platinum' | null
  rule_version: number
  satisfied_by: Satisfaction
  earned_at: string
  unlocked_at: string
  revoked_at: string | null
  revoked_because: string | null
  event_id: string | null
  event_type: string | null
  occurred_at: string | null
  content_id: string | null
  dims: Record<string, string | boolean> | null
  metrics: Record<string, number> | null
}

/** Each award of an achievement to a learner, revoked ones included, with the logged event that earned it. */
export const awardReasons = (tx: Transaction, { userId, communityId, achievementId }: AwardKey) =>
  tx.execute<AwardReasonRow>(sql`
    select
      award.tier, rule_version, satisfied_by, to_json(earned_at) #>> '{}' as earned_at,
      to_json(unlocked_at) #>> '{}' as unlocked_at, to_json(revoked_at) #>> '{}' as revoked_at, revoked_because,
      event.id as event_id, event.type as event_type, to_json(event.occurred_at) #>> '{}' as occurred_at, event.content_id, event.dims,
      event.metrics
    from user_achievements as award
    left join activity_events as event on event.user_id = award.user_id and event.id = award.event_id
    where award.user_id = ${userId}
      and award.community_id = ${communityId}
      and award.achievement_id = ${achievementId}
    order by earned_at
  `)
