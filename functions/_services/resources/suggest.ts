import type { ResourceDetail } from '../../_contracts/resources/listing.ts'
import type { SuggestBody } from '../../_contracts/resources/suggestions.ts'
import type { AboutCommunity } from '../../_contracts/wire.ts'
import { resourceAtAddress } from '../../_db/queries/resources/find.ts'
import { countOpenSuggestions, insertResource } from '../../_db/queries/resources/write.ts'
import { withService, type Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { cleanUrl, hostOf, normalizeAddress } from '../../_domain/resources/address.ts'
import { RESOURCE_LIMITS } from '../../_domain/resources/limits.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findSeenResource } from './find-seen.ts'
import { refuseUnknownTopics } from './refuse-unknown-topics.ts'
import { toResourceDetail } from './to-resource.ts'

interface SuggestedResource {
  resource: ResourceDetail
  /** False where the community has it already. */
  isNew: boolean
}

/** Suggests a resource to the instructors; one of their own is listed at once. What is there already is answered with itself. */
export const suggestResource = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug, publisher, ...body }: AboutCommunity<SuggestBody>,
): Promise<SuggestedResource> =>
  withService(db, async (tx) => {
    const { id: community, role } = await findMyCommunity(tx, claims, slug)
    const isDecided = role !== 'student'
    const address = normalizeAddress(body.url)
    const at = { community, address, reader: claims.sub }
    const known = await findAtAddress(tx, at)
    if (known) return { resource: known, isNew: false }

    await refuseUnknownTopics(tx, community, body.topics)
    if (!isDecided) await refuseTooMany(tx, claims.sub, community)
    const url = cleanUrl(body.url)
    const values = {
      ...body,
      url,
      address,
      publisher: publisher ?? hostOf(url).slice(0, RESOURCE_LIMITS.publisher),
    }
    const id = await insertResource(tx, values, { community, person: claims.sub, isDecided })
    if (id !== undefined) return { resource: await findSeenResource(tx, claims, id), isNew: true }
    // Somebody suggested it a moment ago.
    const raced = await findAtAddress(tx, at)
    if (!raced) throw new DomainError('unavailable', 'It changed just now. Nothing was saved; try again.')
    return { resource: raced, isNew: false }
  })

interface AddressInCommunity {
  community: string
  address: string
  reader: string
}

/** What instructors wrote about a suggestion is for whoever made it. */
async function findAtAddress(tx: Transaction, { reader, ...at }: AddressInCommunity) {
  const row = await resourceAtAddress(tx, reader, at)
  return row && { ...toResourceDetail(row), reason: null }
}

async function refuseTooMany(tx: Transaction, userId: string, communityId: string) {
  const open = await countOpenSuggestions(tx, userId, communityId)
  if (open >= RESOURCE_LIMITS.openSuggestions)
    throw new DomainError(
      'too_many_suggestions',
      `${RESOURCE_LIMITS.openSuggestions} of your suggestions wait for an instructor. Suggest more once they are decided.`,
    )
}
