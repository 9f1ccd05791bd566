import type { ParkedEvent } from '../../_contracts/engine/events.ts'
import type { Database } from '../../_db/client.ts'
import { listParked, requeueParked } from '../../_db/queries/engine/event-queue.ts'
import { withService } from '../../_db/session.ts'

/** Events that failed too often, with what went wrong the last time. */
export function listParkedEvents(db: Database): Promise<ParkedEvent[]> {
  return withService(db, async (tx) => {
    const parked = await listParked(tx)
    return parked.map(({ id, event, tries, error, parked_at }) => ({
      id: Number(id),
      event_id: event.id,
      type: event.type,
      tries,
      error,
      parked_at: new Date(parked_at).toISOString(),
    }))
  })
}

/** Gives them another chance, once what was wrong has been mended. */
export const requeueEvents = (db: Database, ids: number[]): Promise<number> =>
  withService(db, (tx) => requeueParked(tx, ids.map(String)))
