import { refusedBy } from '../../_db/errors.ts'
import { storeZones, zonesForMove } from '../../_db/queries/profiles/zones.ts'
import { withService, type Claims } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { moved } from '../../_domain/time/learner-day.ts'
import { isTimeZone } from '../../_domain/time/local-time.ts'
import type { Engine } from '../engine/apply.ts'

/** From the learner's next date on their days are counted elsewhere. By it streaks are, so no token of theirs writes it. */
export async function move({ db, now }: Pick<Engine, 'db' | 'now'>, claims: Claims, to: string): Promise<void> {
  try {
    await withService(db, async (tx) => {
      const zones = await zonesForMove(tx, claims.sub)
      if (!zones) throw notFound('profile')
      await storeZones(tx, claims.sub, moved(zones, to, new Date(now())))
    })
  } catch (error) {
    throw refusedBy(error)?.constraint === 'profiles_next_time_zone_exists' ? unknownZone(error) : error
  }
}

/** Both have to know it: we, who say what day it is, and Postgres, which says when it begins. */
export function refuseUnknownZone(name: string): void {
  if (!isTimeZone(name)) throw unknownZone()
}

const unknownZone = (cause?: unknown) =>
  new DomainError('time_zone_unknown', 'There is no such time zone. Nothing was changed.', {
    errors: [{ path: 'body.time_zone', message: 'is no time zone known here' }],
    cause,
  })
