import type { MyAward, ShowBody } from '../../_contracts/achievements/catalogue.ts'
import { errorCode } from '../../_db/errors.ts'
import {
  featureAward,
  findAward,
  hideAward,
  publishAward,
  unfeatureAward,
} from '../../_db/queries/achievements/award.ts'
import { withUser, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/** A request that loses the race for one of the three featured places tries again, once for each place. */
const PLACES = 3
const UNIQUE_VIOLATION = '23505'

/** Shows, hides, features or unfeatures one of the learner's own awards. */
export async function changeMyAward(
  { db, claims }: WithClaims<DatabaseContext>,
  { id, ...change }: { id: string } & ShowBody,
): Promise<MyAward> {
  for (let lost = 0; ; lost++)
    try {
      return await withUser(db, claims, (tx) => applyChange(tx, { ...change, id, userId: claims.sub }))
    } catch (error) {
      if (errorCode(error) !== UNIQUE_VIOLATION || lost === PLACES) throw error
    }
}

async function applyChange(
  tx: Transaction,
  { id, userId, visibility, featured }: { id: string; userId: string } & ShowBody,
): Promise<MyAward> {
  if (!(await findAward(tx, userId, id))) throw notFound('achievement of yours')
  if (visibility === 'private') await hideAward(tx, userId, id)
  if (visibility === 'public') await publishAward(tx, userId, id)
  if (featured === false) await unfeatureAward(tx, userId, id)
  if (featured === true && (await findAward(tx, userId, id))?.visibility === 'private')
    throw new DomainError('award_hidden', 'This award is hidden. Make it visible before you feature it.')
  if (featured === true) await featureAward(tx, userId, id)
  const award = await findAward(tx, userId, id)
  if (!award) throw notFound('achievement of yours')
  if (featured === true && award.featured === null)
    throw new DomainError('featured_full', 'You already feature three awards. Remove one first.')
  return award
}
