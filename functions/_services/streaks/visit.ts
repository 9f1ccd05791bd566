import type { Streaks } from '../../_contracts/streaks/streaks.ts'
import { withUser } from '../../_db/session.ts'
import { stableId } from '../../_db/stable-id.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { Recorder } from '../engine/record.ts'
import { readStreaks, todayOf } from './status.ts'

/** Records that the learner opened the site: one event per local day, however often the site reports it. */
export async function recordVisit(
  context: WithClaims<DatabaseContext & { recorder: Recorder }>,
  communitySlug: string,
): Promise<Streaks> {
  const { db, claims, recorder } = context
  const now = context.now()
  const { community, today } = await withUser(db, claims, async (tx) => ({
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
  return readStreaks(context, communitySlug)
}
