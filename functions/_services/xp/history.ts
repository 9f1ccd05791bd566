import type { XpEntryShown } from '../../_contracts/xp/xp.ts'
import { xpEntries } from '../../_db/queries/xp/xp.ts'
import { readAsUser } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

interface XpHistoryQuery {
  community: string
  limit: number
  cursor?: string
}

/** A page of the learner's own ledger, newest first. */
export async function readXpHistory(
  { db, claims }: WithClaims<Pick<DatabaseContext, 'db'>>,
  { community: slug, limit, cursor }: XpHistoryQuery,
) {
  const rows = await readAsUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, slug)
    // One row more than the page says whether there is a next one.
    return xpEntries(tx, { user_id: claims.sub, community_id: community.id, before: cursor, limit: limit + 1 })
  })
  const page = rows.slice(0, limit)
  const data = page.map((row): XpEntryShown => ({ ...row, created_at: new Date(row.created_at).toISOString() }))
  return { data, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}
