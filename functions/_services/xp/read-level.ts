import type { Level } from '../../_contracts/xp/xp.ts'
import { totalXp } from '../../_db/queries/xp/xp.ts'
import { readAsUser } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toLevel } from './to-level.ts'

/** The learner's level in a community. */
export function readLevel(
  { db, claims }: WithClaims<Pick<DatabaseContext, 'db'>>,
  communitySlug: string,
): Promise<Level> {
  return readAsUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    return toLevel(await totalXp(tx, { user_id: claims.sub, community_id: community.id }))
  })
}
