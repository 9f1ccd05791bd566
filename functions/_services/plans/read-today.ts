import type { TodaysReview } from '../../_contracts/plans/plans.ts'
import { readAsService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readStanding } from './read-standing.ts'
import { toTodaysReview } from './to-todays-review.ts'

/** What the caller has to review today. No learner may read questions, but how many there are is no secret. */
export const readToday = ({ db, now, claims }: WithClaims<DatabaseContext>, slug: string): Promise<TodaysReview> =>
  readAsService(db, claims.sub, async (tx, sql) => {
    const { id } = await findMyCommunity(tx, claims, slug)
    return toTodaysReview(await readStanding(tx, sql, { user_id: claims.sub, community_id: id, now: now() }), id)
  })
