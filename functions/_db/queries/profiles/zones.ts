import { eq } from 'drizzle-orm'
import type { Zones } from '../../../_domain/time/learner-day.ts'
import { profiles } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'

/** Locks the learner's profile row, so a second concurrent change of zone starts from the result of the first. */
export async function lockZones(tx: Transaction, userId: string): Promise<Zones | undefined> {
  const [zones] = await tx
    .select({
      time_zone: profiles.time_zone,
      next_time_zone: profiles.next_time_zone,
      next_time_zone_from: profiles.next_time_zone_from,
      cut_short: profiles.cut_short,
    })
    .from(profiles)
    .where(eq(profiles.id, userId))
    .for('no key update')
  return zones
}

export const storeZones = (tx: Transaction, userId: string, zones: Zones) =>
  tx.update(profiles).set(zones).where(eq(profiles.id, userId))
