import { communitiesOn, nextUnsentDay, noteSent, typesOn, unlocksOn } from '../../_db/queries/ops/send-days.ts'
import { withService } from '../../_db/session.ts'
import { toLines, type SeriesPoint } from '../../_domain/ops/line-protocol.ts'
import type { OpsContext } from './ops-services.ts'

/**
 * Sends the oldest day that was counted since it was last sent. A day is one point for each of its series, so that sending it again
 * writes over what was there. While InfluxDB does not answer, days wait in Postgres.
 */
export async function sendDay({ db, ops }: Pick<OpsContext, 'db' | 'ops'>): Promise<{ more: boolean }> {
  const { timeSeries } = ops
  if (!timeSeries) return { more: false }
  const next = await withService(db, nextUnsentDay)
  if (!next) return { more: false }
  const [days, types, unlocks] = await withService(db, (tx) =>
    Promise.all([communitiesOn(tx, next.day), typesOn(tx, next.day), unlocksOn(tx, next.day)]),
  )
  const at = Date.parse(next.day) / 1000
  const points: SeriesPoint[] = [
    ...days.map(({ community, ...fields }) => ({ measurement: 'laude_days', tags: { community }, fields, at })),
    ...types.map(({ community, type, ...fields }) => ({
      measurement: 'laude_events',
      tags: { community, type },
      fields,
      at,
    })),
    ...unlocks.map(({ community, achievement, ...fields }) => ({
      measurement: 'laude_unlocks',
      tags: { community, achievement },
      fields,
      at,
    })),
  ]
  // A day may have lost everything that it had, such as a community that was deleted.
  if (points.length > 0) await timeSeries.write(toLines(points))
  await withService(db, (tx) => noteSent(tx, next))
  return { more: true }
}

/** Days that one call of the scheduler sends at most. */
const DAYS = 10

/** The same for a scheduler. A failure is for the log: it keeps nothing else from being done. */
export async function sendForAWhile(
  context: Pick<OpsContext, 'db' | 'ops'>,
  report: (error: unknown) => void,
): Promise<{ more: boolean }> {
  try {
    for (let day = 0; day < DAYS; day++) if (!(await sendDay(context)).more) return { more: false }
    return { more: true }
  } catch (error) {
    report(error)
    return { more: false }
  }
}
