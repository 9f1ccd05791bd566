import { and, eq, inArray, isNull, lte, sql, type SQL } from 'drizzle-orm'
import { notifications } from '../../schema/showing.ts'
import type { Transaction } from '../../session.ts'

/**
 * How many of the newest are unread. There is no index for it, since the engine would pay for that with every unlock:
 * the key finds the newest, and to look at a thousand of them takes about a millisecond.
 */
export async function countUnread(tx: Transaction, userId: string, newest: number): Promise<number> {
  const [row] = await tx.execute<{ unread: number }>(sql`
    select count(*)::integer as unread
    from (select read_at from notifications where user_id = ${userId} order by id desc limit ${newest}) as newest
    where read_at is null
  `)
  return row?.unread ?? 0
}

/** Some of a learner's, by their ids, or one and all before it. */
type Which = { ids: string[] } | { up_to: string }

export async function markRead(tx: Transaction, userId: string, which: Which, now: Date): Promise<number> {
  const chosen: SQL = 'ids' in which ? inArray(notifications.id, which.ids) : lte(notifications.id, which.up_to)
  const marked = await tx
    .update(notifications)
    .set({ read_at: now })
    .where(and(eq(notifications.user_id, userId), isNull(notifications.read_at), chosen))
    .returning({ id: notifications.id })
  return marked.length
}

export async function deleteNotice(tx: Transaction, userId: string, id: string): Promise<boolean> {
  const deleted = await tx
    .delete(notifications)
    .where(and(eq(notifications.user_id, userId), eq(notifications.id, id)))
    .returning({ id: notifications.id })
  return deleted.length > 0
}

/** Tells whoever listens that there is news for them, once this is committed. At most 200: a message has 8,000 bytes. */
export const tellListeners = (tx: Transaction, userIds: readonly string[]) =>
  tx.execute(sql`select pg_notify('progress', ${userIds.join(' ')})`)
