import type { ChallengeShown, ChangeChallengeBody } from '../../_contracts/challenges/challenges.ts'
import { writeFor } from '../../_db/queries/audit/write-for.ts'
import { changeWords, lockChallenge, removeChallenge, storeEnd } from '../../_db/queries/challenges/challenges.ts'
import type { Connection } from '../../_db/client.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { hasBegun } from '../../_domain/challenges/state.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import { dayAt } from '../../_domain/time/days.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { readChallenge } from './read.ts'

export const CHALLENGE_STAFF_ONLY = 'Only instructors and admins make challenges.'

type FoundChallenge = NonNullable<Awaited<ReturnType<typeof lockChallenge>>>

const ofStaff = <T>(
  { db, claims }: WithClaims<DatabaseContext>,
  id: string,
  work: (tx: Transaction, sql: Connection['sql'], found: FoundChallenge) => Promise<T>,
): Promise<T> =>
  withService(db, async (tx, sql) => {
    const found = await lockChallenge(sql, claims.sub, id)
    if (!found) throw notFound('challenge')
    await findTaughtCommunity(tx, claims, found.slug, CHALLENGE_STAFF_ONLY)
    await writeFor(tx, claims.sub)
    return work(tx, sql, found)
  })

/** Changes the words of a challenge. What it asks for stays, since learners have begun with it. */
export const changeChallenge = (
  context: WithClaims<DatabaseContext>,
  { id, ...body }: ChangeChallengeBody & { id: string },
): Promise<ChallengeShown> =>
  ofStaff(context, id, async (tx, sql, { community_id }) => {
    await changeWords(sql, id, body)
    return readChallenge(tx, sql, { learner: { user_id: context.claims.sub, community_id }, id, now: context.now() })
  })

/** Ends a challenge now. Whoever met it has met it. A repeat changes nothing. */
export const endChallenge = (context: WithClaims<DatabaseContext>, id: string): Promise<ChallengeShown> =>
  ofStaff(context, id, async (tx, sql, { community_id }) => {
    await storeEnd(sql, id, context.now())
    return readChallenge(tx, sql, { learner: { user_id: context.claims.sub, community_id }, id, now: context.now() })
  })

/** Deletes a challenge that has begun nowhere. */
export const deleteChallenge = (context: WithClaims<DatabaseContext>, id: string): Promise<void> =>
  ofStaff(context, id, async (_, sql, { starts_on }) => {
    if (hasBegun(starts_on, dayAt(context.now())))
      throw new DomainError('challenge_begun', 'This challenge has begun. You can end it instead.')
    await removeChallenge(sql, id)
  })
