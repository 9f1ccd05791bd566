import type { ResourceSuggestion, SuggestionsQuery } from '../../_contracts/resources/suggestions.ts'
import type { AboutCommunity } from '../../_contracts/wire.ts'
import { suggestions } from '../../_db/queries/resources/find.ts'
import { readAsService } from '../../_db/session.ts'
import { findMyCommunity, findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { RESOURCE_STAFF_ONLY } from './staff.ts'
import { toSuggestion } from './to-resource.ts'

/** What the caller suggested; with a state, for instructors and admins, what anyone did. Who suggested what no policy opens. */
export const listSuggestions = (
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug, state }: AboutCommunity<SuggestionsQuery>,
): Promise<ResourceSuggestion[]> =>
  readAsService(db, claims.sub, async (tx) => {
    const reader = claims.sub
    if (state !== undefined) {
      const { id: community } = await findTaughtCommunity(tx, claims, slug, RESOURCE_STAFF_ONLY)
      return (await suggestions(tx, { community, reader, state })).map(toSuggestion)
    }
    const { id: community } = await findMyCommunity(tx, claims, slug)
    return (await suggestions(tx, { community, reader, by: reader })).map(toSuggestion)
  })
