import { refusedBy } from '../../_db/errors.ts'
import { storeZones, lockZones } from '../../_db/queries/profiles/zones.ts'
import { withService } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { changeZone } from '../../_domain/time/learner-day.ts'
import { isTimeZone } from '../../_domain/time/zone-names.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/**
 * Changes the learner's time zone from their next local date on. Streaks depend on the zone, so row-level security lets
 * only the service write it.
 */
export async function changeTimeZone({ db, now, claims }: WithClaims<DatabaseContext>, to: string): Promise<void> {
  try {
    await withService(db, async (tx) => {
      const zones = await lockZones(tx, claims.sub)
      if (!zones) throw notFound('profile')
      await storeZones(tx, claims.sub, changeZone(zones, to, new Date(now())))
    })
  } catch (error) {
    throw refusedBy(error)?.constraint === 'profiles_next_time_zone_exists' ? unknownZone(error) : error
  }
}

/** The runtime must know the zone, to tell the local date, and Postgres, to tell when a local date begins. */
export function refuseUnknownZone(name: string): void {
  if (!isTimeZone(name)) throw unknownZone()
}

const unknownZone = (cause?: unknown) =>
  new DomainError('time_zone_unknown', 'There is no such time zone. Nothing was changed.', {
    errors: [{ path: 'body.time_zone', message: 'is no time zone known here' }],
    cause,
  })
