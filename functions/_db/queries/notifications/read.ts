import { and, eq, inArray, isNull, lte, sql, type SQL } from 'drizzle-orm'
import { notifications } from '../../schema/showing.ts'
import { isWanted } from './list.ts'
import type { Transaction } from '../../session.ts'

export interface NotificationStateRow extends Record<string, unknown> {
  unread: number
  newest: string | null
}

/**
 * How many of so many newest notifications are unread, and the id of the newest. There is no index for it, since every unlock
 * would have to maintain it: the primary key finds the newest, and reading a thousand of them takes about a millisecond.
 */
export async function readState(tx: Transaction, userId: string, count: number): Promise<NotificationStateRow> {
  const [row] = await tx.execute<NotificationStateRow>(sql`
    select count(*) filter (where read_at is null)::integer as unread, (array_agg(id order by id desc))[1] as newest
    from (
      select id, read_at from notifications where user_id = ${userId} and ${isWanted(userId)} order by id desc limit ${count}
    ) as newest
  `)
  return row ?? { unread: 0, newest: null }
}

export const countUnread = async (tx: Transaction, userId: string, newest: number): Promise<number> =>
  (await readState(tx, userId, newest)).unread

/** Notifications by their ids, or one and all before it. */
export type NotificationSelection = { ids: string[] } | { up_to: string }

export async function markRead(
  tx: Transaction,
  userId: string,
  selection: NotificationSelection,
  now: Date,
): Promise<number> {
  const isSelected: SQL =
    'ids' in selection ? inArray(notifications.id, selection.ids) : lte(notifications.id, selection.up_to)
  const marked = await tx
    .update(notifications)
    .set({ read_at: now })
    .where(and(eq(notifications.user_id, userId), isNull(notifications.read_at), isSelected))
    .returning({ id: notifications.id })
  return marked.length
}

/** Wakes these users' streams once this transaction commits. At most 200 ids: a message of Postgres has 8,000 bytes. */
export const wakeStreams = (tx: Transaction, userIds: readonly string[]) =>
  tx.execute(sql`select pg_notify('progress', ${userIds.join(' ')})`)
