import { sql } from 'drizzle-orm'
import { at } from '../../iso.ts'
import type { Transaction } from '../../session.ts'
import type { NotificationSelection } from './read.ts'

/** Deletes notifications of the caller, and keeps them for a day. Answers how many. */
export async function deleteMine(tx: Transaction, selection: NotificationSelection, now: number): Promise<number> {
  const ids = 'ids' in selection ? selection.ids : []
  const upTo = 'up_to' in selection ? selection.up_to : null
  const [row] = await tx.execute<{ deleted: number }>(sql`
    select private.delete_my_notifications(${sql.param(ids)}::uuid[], ${upTo}::uuid, ${at(now)}) as deleted
  `)
  return row?.deleted ?? 0
}

/** Brings back what the caller deleted at a moment. Answers how many. */
export async function restoreMine(tx: Transaction, deletedAt: number): Promise<number> {
  const [row] = await tx.execute<{ restored: number }>(sql`
    select private.restore_my_notifications(${at(deletedAt)}) as restored
  `)
  return row?.restored ?? 0
}

export const forgetDeletedBefore = (tx: Transaction, moment: number) =>
  tx.execute(sql`delete from private.deleted_notifications where deleted_at < ${at(moment)}`)
