import { sql } from 'drizzle-orm'
import type { Activity } from '../../../_domain/engine/activity.ts'
import type { Transaction } from '../../session.ts'

/** What the log says an event was about; undefined of one that is not there. */
export async function loggedDims(tx: Transaction, userId: string, id: string): Promise<Activity['dims'] | undefined> {
  const [row] = await tx.execute<{ dims: Activity['dims'] }>(sql`
    select dims from activity_events where user_id = ${userId} and id = ${id}
  `)
  return row?.dims
}
