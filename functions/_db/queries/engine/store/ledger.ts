import { date, integer, sentRows, smallint, text, uuid } from '../../../columns.ts'
import { fragment } from '../../../statement.ts'
import { foldedAt, type EffectBatch } from './batch.ts'

const entry = sentRows('entry', ({ entries }: EffectBatch) => entries, {
  keys: { learner: smallint((it) => it.learner) },
  written: {
    id: uuid((it) => it.id),
    amount: integer((it) => it.amount),
    reason: text((it) => it.reason),
    reference: text((it) => it.reference),
    event_id: uuid((it) => it.event_id),
    local_date: date((it) => it.local_date),
    actor_id: uuid((it) => it.actor_id),
    note: text((it) => it.note),
  },
})

export const ledgerEntries = fragment<EffectBatch>`
  ledger as (
    insert into xp_transactions (user_id, community_id, created_at, ${entry.names})
    select user_id, community_id, ${foldedAt}, ${entry.values}
    from ${entry.rows}
    join saved using (learner)
  )`
