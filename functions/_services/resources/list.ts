import type { ResourcesQuery } from '../../_contracts/resources/listing.ts'
import { countChoices, resourcesAfter } from '../../_db/queries/resources/list.ts'
import { readAsUser } from '../../_db/session.ts'
import { MINUTES } from '../../_domain/resources/limits.ts'
import { findMyCommunity } from '../communities/find.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toChoices } from './to-choices.ts'
import { toResource } from './to-resource.ts'

/** A page of what a community recommends, and how many there are of each choice of each filter. */
export async function listResources(
  { db, claims }: WithClaims<DatabaseContext>,
  { community: slug, limit, cursor, ...filter }: ResourcesQuery & { community: string },
) {
  const { rows, counts } = await readAsUser(db, claims, async (tx) => {
    const { id: community } = await findMyCommunity(tx, claims, slug)
    const where = { community, reader: claims.sub }
    const [rows, counts] = await Promise.all([
      // One row more than the page holds tells whether there is a next page.
      resourcesAfter(tx, where, { ...filter, limit: limit + 1, after: cursor }),
      countChoices(tx, where, filter, MINUTES),
    ])
    return { rows, counts }
  })
  const shown = rows.slice(0, limit)
  const next = rows.length > limit ? (shown.at(-1)?.id ?? null) : null
  const total = counts.find(({ filter: name }) => name === 'all')?.count ?? 0
  return { data: shown.map(toResource), page: { next, total }, choices: toChoices(counts) }
}
