import type { Streaks } from '../../_contracts/streaks/streaks.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { Engine } from '../engine/apply.ts'
import type { Recorder } from '../engine/record.ts'
import { readStreaks, todayOf } from './status.ts'

/** Somebody opens the site: once per local day, however often it is said. */
export async function recordVisit(
  engine: Engine,
  recorder: Recorder,
  claims: Claims,
  communitySlug: string,
): Promise<Streaks> {
  const now = engine.now()
  const { community, today } = await withUser(engine.db, claims, async (tx) => ({
    community: await findMyCommunity(tx, claims, communitySlug),
    today: await todayOf(tx, claims.sub, now),
  }))
  const recorded = await recorder.record({
    id: stableId(`daily_login:${claims.sub}:${community.id}:${today.local_date}`),
    user_id: claims.sub,
    community_id: community.id,
    type: 'daily_login',
    occurred_at: now,
    ...today,
    content_id: null,
    dims: {},
    metrics: {},
  })
  if (recorded.status === 'refused') throw recorded.error
  return readStreaks(engine, claims, communitySlug)
}
