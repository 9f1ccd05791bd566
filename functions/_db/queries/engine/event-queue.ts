import { and, asc, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Activity } from '../../../_domain/engine/activity.ts'
import { eventQueue } from '../../schema/running.ts'
import type { Transaction } from '../../session.ts'

/** Puts events into the outbox, in the transaction of what caused them. Returns their places in it. */
export async function pushEvents(tx: Transaction, activities: Activity[]): Promise<number[]> {
  if (activities.length === 0) return []
  const rows = await tx
    .insert(eventQueue)
    .values(activities.map((event) => ({ user_id: event.user_id, community_id: event.community_id, event })))
    .returning({ id: eventQueue.id })
  return rows.map(({ id }) => id)
}

/**
 * The oldest events that are due, locked to the end of the transaction. Workers that ask at the same time get others, and a
 * crash releases the lock.
 */
export const takeDueEvents = (tx: Transaction, limit: number) =>
  tx
    .select({
      id: eventQueue.id,
      event: eventQueue.event,
      tries: eventQueue.tries,
      created_at: eventQueue.created_at,
    })
    .from(eventQueue)
    .where(and(isNull(eventQueue.parked_at), lte(eventQueue.due_at, sql`now()`)))
    .orderBy(asc(eventQueue.id))
    .limit(limit)
    .for('update', { skipLocked: true })

/** Whether this transaction is the only one that publishes: it is until it ends, or its connection does. */
export async function lockRelay(tx: Transaction): Promise<boolean> {
  const [row] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('laude event relay', 0)) as mine`,
  )
  return row?.mine ?? false
}

/** The oldest events, locked to the end of the transaction, whether they are due or not: none is left out. */
export const takeOldestEvents = (tx: Transaction, limit: number) =>
  tx
    .select({ id: eventQueue.id, event: eventQueue.event, tries: eventQueue.tries })
    .from(eventQueue)
    .where(isNull(eventQueue.parked_at))
    .orderBy(asc(eventQueue.id))
    .limit(limit)
    .for('update')

export const removeQueued = (tx: Transaction, ids: number[]) => tx.delete(eventQueue).where(inArray(eventQueue.id, ids))

export interface FailedTry {
  id: number
  tries: number
  error: string
  /** Whether this was the last try. */
  park: boolean
}

/** Keeps the error of an event that failed, and leaves the event for a later try or parks it. */
export const putBack = (tx: Transaction, { id, tries, error, park }: FailedTry) =>
  tx
    .update(eventQueue)
    .set({
      tries,
      error,
      due_at: sql`now() + make_interval(secs => power(2, ${tries}::integer))`,
      parked_at: park ? sql`now()` : null,
    })
    .where(eq(eventQueue.id, id))

export async function listParked(tx: Transaction) {
  const rows = await tx.select().from(eventQueue).where(isNotNull(eventQueue.parked_at)).orderBy(asc(eventQueue.id))
  return rows.flatMap(({ parked_at, ...row }) => (parked_at ? [{ ...row, parked_at }] : []))
}

/** Gives parked events another five tries. Returns how many there were. */
export async function requeueParked(tx: Transaction, ids: number[]): Promise<number> {
  const requeued = await tx
    .update(eventQueue)
    .set({ parked_at: null, tries: 0, due_at: sql`now()` })
    .where(and(isNotNull(eventQueue.parked_at), inArray(eventQueue.id, ids)))
    .returning({ id: eventQueue.id })
  return requeued.length
}
