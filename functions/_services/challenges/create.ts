import type { ChallengeBody, ChallengeShown } from '../../_contracts/challenges/challenges.ts'
import type { AboutCommunity } from '../../_contracts/wire.ts'
import { insertChallenge } from '../../_db/queries/challenges/challenges.ts'
import { writeFor } from '../../_db/queries/audit/write-for.ts'
import { withService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { addDays, dayAt } from '../../_domain/time/days.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readChallenge } from './read.ts'
import { CHALLENGE_STAFF_ONLY } from './change.ts'

/** A new challenge of instructors and admins. It may begin today, but not earlier: nobody has met it before it is there. */
export const createChallenge = (
  { db, now, claims }: WithClaims<DatabaseContext>,
  { community: slug, ...body }: AboutCommunity<ChallengeBody>,
): Promise<ChallengeShown> =>
  withService(db, async (tx, sql) => {
    const { id: community_id } = await findTaughtCommunity(tx, claims, slug, CHALLENGE_STAFF_ONLY)
    // A day of the author may be the day before in UTC.
    if (body.starts_on < addDays(dayAt(now()), -1))
      throw new DomainError('validation_failed', 'A challenge begins today or later.', {
        errors: [{ path: 'body.starts_on', message: 'in the past' }],
      })
    const learner = { user_id: claims.sub, community_id }
    await writeFor(tx, claims.sub)
    const id = await insertChallenge(sql, { ...body, ...learner })
    return readChallenge(tx, sql, { learner, id, now: now() })
  })
