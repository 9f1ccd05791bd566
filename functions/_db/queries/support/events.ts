import { sql } from 'drizzle-orm'
import { at, iso } from '../../iso.ts'
import { person } from '../../person.ts'
import type { Transaction } from '../../session.ts'

export interface NewSupportEvent {
  threadId: string
  communityId: string
  actorId: string
  kind:
    'looked_at' | 'claimed' | 'released' | 'handed_over' | 'snoozed' | 'unsnoozed' | 'resolved' | 'reopened' | 'merged'
  toId?: string
  /** In milliseconds. */
  until?: number
  /** The beginning of the thread that was merged. */
  first?: string
  now: number
}

/** Whoever writes one has locked the thread: the ids are in the order of what happened to it. */
export function insertSupportEvent(
  tx: Transaction,
  { threadId, communityId, actorId, kind, toId, until, first, now }: NewSupportEvent,
) {
  const detail = {
    ...(until !== undefined && { until: new Date(until).toISOString() }),
    ...(first !== undefined && { first }),
  }
  return tx.execute(sql`
    insert into support_events (thread_id, community_id, actor_id, kind, to_id, detail, at)
    values (
      ${threadId}, ${communityId}, ${actorId}, ${kind}, ${toId ?? null}, ${JSON.stringify(detail)}::jsonb, ${at(now)}
    )
  `)
}

/** The events of a row called thread, for those who teach: row-level security shows them to nobody else. */
export const eventsForStaff = sql`
  coalesce((
    select json_agg(
      json_build_object(
        'id', event.id, 'kind', event.kind, 'actor', ${person('actor')}, 'to', ${person('receiver')},
        'until', event.detail ->> 'until', 'first', event.detail ->> 'first', 'at', ${iso(sql`event.at`)}
      )
      order by event.id
    )
    from support_events as event
    left join profiles as actor on actor.id = event.actor_id
    left join profiles as receiver on receiver.id = event.to_id
    where event.thread_id = thread.id
  ), '[]') as events
`

/** What the learner of a row called thread is told of its events. */
export const eventsForLearner = sql`
  coalesce((
    select json_agg(json_build_object('kind', event.kind, 'by_me', event.by_me, 'at', ${iso(sql`event.at`)}))
    from private.what_happened_to_my_thread(thread.id) as event
  ), '[]') as events
`
