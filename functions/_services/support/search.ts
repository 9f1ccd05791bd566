import { found, type Found, type SearchQuery } from '../../_contracts/support/support.ts'
import { searchFor } from '../../_db/queries/support/search.ts'
import { readAsUser } from '../../_db/session.ts'
import { plainText } from '../../_domain/plain-text.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import type { ArticleStore } from '../help/article-store.ts'

/** Articles of the help center and answered questions of a community that have these words, the best first. */
export async function searchHelp(
  { db, claims, articles }: WithClaims<DatabaseContext & { articles: ArticleStore }>,
  { community: slug, q }: SearchQuery,
): Promise<Found[]> {
  await articles()
  const rows = await readAsUser(db, claims, async (tx) => {
    const { id: communityId } = await findMyCommunity(tx, claims, slug)
    return searchFor(tx, { q, communityId })
  })
  return rows.map((row) => found.parse({ ...row, title: plainText(row.title), summary: plainText(row.summary) }))
}
