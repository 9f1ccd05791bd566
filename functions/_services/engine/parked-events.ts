import type { ParkedEvent } from '../../_contracts/engine/events.ts'
import { listParked, requeueParked } from '../../_db/queries/engine/event-queue.ts'
import { withService } from '../../_db/session.ts'
import type { Engine } from './apply.ts'

/** Events that failed too often, each with its last error. */
export async function listParkedEvents({ db }: Pick<Engine, 'db'>): Promise<ParkedEvent[]> {
  const rows = await withService(db, listParked)
  return rows.map(({ id, event, tries, error, parked_at }) => ({
    id,
    event_id: event.id,
    type: event.type,
    tries,
    error: error ?? '',
    parked_at: parked_at.toISOString(),
  }))
}

/** Gives parked events another five tries, once what was wrong has been mended. Returns how many there were. */
export const requeueEvents = ({ db }: Pick<Engine, 'db'>, ids: number[]): Promise<number> =>
  withService(db, (tx) => requeueParked(tx, ids))
