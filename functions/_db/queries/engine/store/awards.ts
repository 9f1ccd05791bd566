import { instant, integer, jsonb, sentRows, smallint, text, uuid } from '../../../columns.ts'
import { fragment } from '../../../statement.ts'
import { foldedAt, type EffectBatch } from './batch.ts'

const award = sentRows('award', ({ awards }: EffectBatch) => awards, {
  keys: { learner: smallint((it) => it.learner) },
  written: {
    id: uuid((it) => it.award_id),
    achievement_id: uuid((it) => it.effect.achievement_id),
    tier: text((it) => it.effect.tier),
    rule_version: integer((it) => it.effect.version),
    event_id: uuid((it) => it.event_id),
    satisfied_by: jsonb((it) => it.because),
    earned_at: instant((it) => it.earned_at),
  },
})

export const insertedAwards = fragment<EffectBatch>`
  award_insert as (
    insert into user_achievements (user_id, community_id, unlocked_at, ${award.names})
    select user_id, community_id, ${foldedAt}, ${award.values}
    from ${award.rows}
    join saved using (learner)
  )`

const revocation = sentRows('revocation', ({ revocations }: EffectBatch) => revocations, {
  keys: {
    learner: smallint((it) => it.learner),
    achievement_id: uuid((it) => it.achievement_id),
    tier: text((it) => it.tier),
  },
  written: {
    revoked_by: uuid((it) => it.actor),
    revoked_because: text((it) => it.because),
  },
})

/** Awards that are taken away. A trigger writes them to the audit log. */
export const revokedAwards = fragment<EffectBatch>`
  revoked_award as (
    update user_achievements as award
    set revoked_at = ${foldedAt}, ${revocation.assignments}, featured = null
    from ${revocation.rows}
    join saved using (learner)
    where award.user_id = saved.user_id
      and award.community_id = saved.community_id
      -- "is not distinct from" cannot use an index, so the award is looked up among the learner's and not among all holders'.
      and award.achievement_id is not distinct from revocation.achievement_id
      and award.tier is not distinct from revocation.tier
      and award.revoked_at is null
  )`
