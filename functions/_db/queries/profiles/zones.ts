import { eq } from 'drizzle-orm'
import type { Zones } from '../../../_domain/time/learner-day.ts'
import { profiles } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'

/** Where a learner's days are counted; of two moves at once the second waits, and goes on from the first. */
export async function zonesForMove(tx: Transaction, userId: string): Promise<Zones | undefined> {
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
