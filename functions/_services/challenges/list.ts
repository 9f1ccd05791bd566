import type { ChallengeShown } from '../../_contracts/challenges/challenges.ts'
import { challengesOf } from '../../_db/queries/challenges/challenges.ts'
import { readAsService } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { todayOf } from '../streaks/status.ts'
import { toChallenge } from './to-challenge.ts'

/** The challenges of a community. How far others are no policy opens; how far their teams are is no secret. */
export const listChallenges = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  slug: string,
): Promise<ChallengeShown[]> =>
  readAsService(db, claims.sub, async (tx, sql) => {
    const instant = now()
    const [{ id }, { local_date: today }] = await Promise.all([
      findMyCommunity(tx, claims, slug),
      todayOf(tx, claims.sub, instant),
    ])
    const rows = await challengesOf(sql, { user_id: claims.sub, community_id: id }, { today })
    return rows.map((row) => toChallenge(row, { today, now: instant }))
  })
