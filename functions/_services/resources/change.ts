import type { ResourceDetail } from '../../_contracts/resources/listing.ts'
import type { ChangeResourceBody } from '../../_contracts/resources/suggestions.ts'
import { errorCode, refusedBy } from '../../_db/errors.ts'
import { settleReports } from '../../_db/queries/resources/reports.ts'
import { updateResource } from '../../_db/queries/resources/write.ts'
import { withService } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { cleanUrl, normalizeAddress } from '../../_domain/resources/address.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findSeenResource } from './find-seen.ts'
import { refuseUnknownTopics } from './refuse-unknown-topics.ts'
import { findResourceForStaff } from './staff.ts'

/**
 * Edits a resource, decides a suggestion, retires a resource or lists it again. Reports about an address that changed, or that
 * nobody is led to any more, are settled with it.
 */
export const changeResource = (
  { db, claims }: WithClaims<DatabaseContext>,
  { id, revision, url, state, reason, ...change }: ChangeResourceBody & { id: string },
): Promise<ResourceDetail> =>
  withService(db, async (tx) => {
    const { community_id } = await findResourceForStaff(tx, claims, id)
    const before = await findSeenResource(tx, claims, id)
    if (change.topics) await refuseUnknownTopics(tx, community_id, change.topics, before.topics)
    const isChanged = await updateResource(
      tx,
      { id, revision, by: claims.sub },
      {
        ...change,
        ...(url === undefined ? {} : { url: cleanUrl(url), address: normalizeAddress(url) }),
        ...(state === undefined || state === before.state ? {} : { state, reason: reason || null }),
      },
    ).catch(rethrowRefusal)
    if (!isChanged)
      throw new DomainError('conflict', 'This was changed after you loaded it. Your changes are not saved yet.', {
        errors: [{ path: 'body.revision', message: 'is not the newest' }],
      })
    const after = await findSeenResource(tx, claims, id)
    if (after.url !== before.url || after.state !== 'listed') await settleReports(tx, claims.sub, id)
    return after
  })

function rethrowRefusal(error: unknown): never {
  if (errorCode(error) === '23505')
    throw new DomainError('already_exists', 'The community has a resource with this address.', {
      errors: [{ path: 'body.url', message: 'is another resource’s' }],
      cause: error,
    })
  if (refusedBy(error)?.message.includes('cannot become'))
    throw new DomainError('conflict', 'A suggestion is listed or declined; what is listed can be retired.', {
      cause: error,
    })
  throw error
}
