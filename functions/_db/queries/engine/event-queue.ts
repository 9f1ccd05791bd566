import { sql } from 'drizzle-orm'
import type { Activity } from '../../../_domain/engine/activity.ts'
import type { Transaction } from '../../session.ts'

export interface QueuedEvent extends Record<string, unknown> {
  id: string
  event: Activity
  tries: number
}

/** Puts events into the outbox, in the transaction of what caused them. */
export async function pushEvents(tx: Transaction, activities: Activity[]): Promise<void> {
  await tx.execute(sql`
    insert into event_queue (user_id, community_id, event)
    select (event ->> 'user_id')::uuid, (event ->> 'community_id')::uuid, event
    from jsonb_array_elements(${JSON.stringify(activities)}::jsonb) as event
  `)
}

/** Takes the oldest that are due. Others who take at the same time get others; a crash lets go of all. */
export function takeDue(tx: Transaction, limit: number) {
  return tx.execute<QueuedEvent>(sql`
    select id, event, tries
    from event_queue
    where parked_at is null and due_at <= now()
    order by id
    limit ${limit}
    for update skip locked
  `)
}

export async function removeQueued(tx: Transaction, ids: string[]): Promise<void> {
  await tx.execute(
    sql`delete from event_queue where id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)`,
  )
}

/** Puts one back for a later try, or aside for good, with what went wrong. */
export async function putBack(tx: Transaction, id: string, tries: number, error: string, park: boolean): Promise<void> {
  await tx.execute(sql`
    update event_queue
    set
      tries = ${tries}, error = ${error}, due_at = now() + make_interval(secs => power(2, ${tries}::integer)),
      parked_at = case when ${park} then now() end
    where id = ${id}
  `)
}

export function listParked(tx: Transaction) {
  return tx.execute<QueuedEvent & { error: string; parked_at: string }>(sql`
    select id, event, tries, error, parked_at from event_queue where parked_at is not null order by id
  `)
}

/** Gives parked events another five tries. Answers how many there were. */
export async function requeueParked(tx: Transaction, ids: string[]): Promise<number> {
  const rows = await tx.execute(sql`
    update event_queue
    set parked_at = null, tries = 0, due_at = now()
    where parked_at is not null and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)
    returning id
  `)
  return rows.length
}
