import type { Media, MediaQuery } from '../../_contracts/media/media.ts'
import { searchMedia } from '../../_db/queries/media/media.ts'
import { withUser } from '../../_db/session.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toMedia } from './to-media.ts'

interface MediaListing {
  data: Media[]
  page: { next: string | null }
}

/** What a community has, the newest first, for those who teach there. */
export async function listMedia(
  context: WithClaims<DatabaseContext>,
  { community, q = '', kind, limit, cursor }: Omit<MediaQuery, 'community'> & { community: string },
): Promise<MediaListing> {
  const { db, claims } = context
  const rows = await withUser(db, claims, async (tx) => {
    const refusal = 'Only instructors and admins see all pictures and sounds.'
    const { id: communityId } = await findTaughtCommunity(tx, claims, community, refusal)
    const words = q.split(/\s+/).filter(Boolean)
    return searchMedia(tx, { communityId, words, kind, before: cursor, limit: limit + 1 })
  })
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null
  return { data: await toMedia(context, shown), page: { next } }
}
