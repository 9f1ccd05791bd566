import { jsonb, sentRows, smallint, text, uuid } from '../../../columns.ts'
import { fragment } from '../../../statement.ts'
import { foldedAt, type EffectBatch } from './batch.ts'

const notice = sentRows('notice', ({ notices }: EffectBatch) => notices, {
  keys: { learner: smallint((it) => it.learner) },
  written: {
    id: uuid((it) => it.id),
    kind: text((it) => it.kind),
    payload: jsonb((it) => it.payload),
  },
})

export const insertedNotifications = fragment<EffectBatch>`
  notification_insert as (
    insert into notifications (user_id, community_id, created_at, ${notice.names})
    select user_id, community_id, ${foldedAt}, ${notice.values}
    from ${notice.rows}
    join saved using (learner)
  )`
