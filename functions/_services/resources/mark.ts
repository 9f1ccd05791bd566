import type { ResourceDetail, ResourceMark } from '../../_contracts/resources/listing.ts'
import { clearMark, setMark } from '../../_db/queries/resources/marks.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findSeenResource } from './find-seen.ts'

/** Saves a resource, notes that it is done, or gives it the caller's one vote; or takes that back. Idempotent. */
export const markResource = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, mark, isSet }: { id: string; mark: ResourceMark; isSet: boolean },
): Promise<ResourceDetail> =>
  withUser(db, claims, async (tx) => {
    const { state } = await findSeenResource(tx, claims, id)
    const marking = { reader: claims.sub, resource: id, mark }
    if (!isSet) await clearMark(tx, marking)
    else if (state === 'listed') await setMark(tx, marking)
    else throw new DomainError('conflict', 'Only what is listed can be marked.')
    return findSeenResource(tx, claims, id)
  })
