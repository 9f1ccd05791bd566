import type { MyAward, ShowBody } from '../../_contracts/achievements/catalogue.ts'
import type { Database } from '../../_db/client.ts'
import { errorCode } from '../../_db/errors.ts'
import { feature, hide, shownAward, showToAll, unfeature } from '../../_db/queries/achievements/show.ts'
import { withUser, type Claims, type Transaction } from '../../_db/session.ts'
import { DomainError, notFound } from '../../_domain/errors.ts'

/** There are three places, so who loses a race for one finds out after as many tries whether another is free. */
const PLACES = 3

/** Shows, hides, features one's own award. */
export async function showMine(db: Database, claims: Claims, id: string, asked: ShowBody): Promise<MyAward> {
  for (let lost = 0; ; lost++)
    try {
      return await withUser(db, claims, (tx) => change(tx, claims.sub, id, asked))
    } catch (error) {
      if (errorCode(error) !== UNIQUE_VIOLATION || lost === PLACES) throw error
    }
}

const UNIQUE_VIOLATION = '23505'

async function change(tx: Transaction, userId: string, id: string, { visibility, featured }: ShowBody) {
  if (!(await shownAward(tx, userId, id))) throw notFound('achievement of yours')
  if (visibility === 'private') await hide(tx, userId, id)
  if (visibility === 'public') await showToAll(tx, userId, id)
  if (featured === false) await unfeature(tx, userId, id)
  if (featured === true && (await shownAward(tx, userId, id))?.visibility === 'private')
    throw new DomainError('award_hidden', 'It is hidden. Show it to others before you feature it.')
  if (featured === true) await feature(tx, userId, id)
  const award = await shownAward(tx, userId, id)
  if (!award) throw notFound('achievement of yours')
  if (featured === true && award.featured === null)
    throw new DomainError('featured_full', 'Three are featured already. Take one of them away first.')
  return award
}
