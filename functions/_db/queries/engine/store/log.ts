import { date, dateList, instant, json, sentRows, smallint, text, uuid } from '../../../columns.ts'
import { fragment } from '../../../statement.ts'
import type { EffectBatch } from './batch.ts'

const event = sentRows('event', ({ events }: EffectBatch) => events, {
  keys: { learner: smallint((it) => it.learner) },
  written: {
    id: uuid((it) => it.activity.id),
    type: text((it) => it.activity.type),
    occurred_at: instant((it) => it.activity.occurred_at),
    local_date: date((it) => it.activity.local_date),
    local_hour: smallint((it) => it.activity.local_hour),
    forgiven: dateList((it) => it.activity.forgiven),
    content_id: uuid((it) => it.activity.content_id),
    dims: json((it) => it.activity.dims),
    metrics: json((it) => it.activity.metrics),
    outcome: json((it) => it.outcome),
  },
})

/** The log. `seq` is drawn in the order the events were sent, which is the order they were folded in. */
export const loggedEvents = fragment<EffectBatch>`
  log as (
    insert into activity_events (user_id, community_id, ${event.names})
    select user_id, community_id, ${event.values}
    from ${event.ordered}
    join saved using (learner)
    order by place
  )`
