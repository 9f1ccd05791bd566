import type { XpEntryShown } from '../../_contracts/xp/xp.ts'
import type { Database } from '../../_db/client.ts'
import { xpEntries } from '../../_db/queries/xp/xp.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'

interface Asked {
  community: string
  limit: number
  cursor?: string
}

/** One's own ledger, the newest first, a page at a time. */
export async function readXpHistory(db: Database, claims: Claims, { community: slug, limit, cursor }: Asked) {
  const rows = await withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    // One more than asked for says whether there is a next page.
    return xpEntries(tx, claims.sub, community.id, cursor, limit + 1)
  })
  const shown = rows.slice(0, limit)
  const data = shown.map((row): XpEntryShown => ({ ...row, created_at: new Date(row.created_at).toISOString() }))
  return { data, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}
