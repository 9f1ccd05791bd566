import { sql } from 'drizzle-orm'
import { eventQueue } from '../../schema/running.ts'
import type { Transaction } from '../../session.ts'

export interface OutboxDepth {
  /** Events that wait to be applied or published. */
  waiting: number
  parked: number
}

export async function readOutboxDepth(tx: Transaction): Promise<OutboxDepth> {
  const [row] = await tx
    .select({
      waiting: sql<number>`(count(*) filter (where parked_at is null))::integer`,
      parked: sql<number>`(count(*) filter (where parked_at is not null))::integer`,
    })
    .from(eventQueue)
  return row ?? { waiting: 0, parked: 0 }
}
