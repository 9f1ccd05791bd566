import type { Level } from '../../_contracts/xp/xp.ts'
import type { Database } from '../../_db/client.ts'
import { totalXp } from '../../_db/queries/xp/xp.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import { toLevel } from './to-level.ts'

/** How far one is in a community. */
export function readLevel(db: Database, claims: Claims, communitySlug: string): Promise<Level> {
  return withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    return toLevel(await totalXp(tx, claims.sub, community.id))
  })
}
