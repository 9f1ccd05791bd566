import { and, eq } from 'drizzle-orm'
import type { Activity } from '../../../_domain/engine/activity.ts'
import { activityEvents } from '../../schema/progress.ts'
import type { Transaction } from '../../session.ts'

/** The dimensions of an event in the log; undefined if it is not there. */
export async function loggedDims(tx: Transaction, userId: string, id: string): Promise<Activity['dims'] | undefined> {
  const [event] = await tx
    .select({ dims: activityEvents.dims })
    .from(activityEvents)
    .where(and(eq(activityEvents.user_id, userId), eq(activityEvents.id, id)))
  return event?.dims
}
