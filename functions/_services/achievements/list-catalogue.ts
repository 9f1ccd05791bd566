import { catalogueEntry, pack, type CatalogueEntry } from '../../_contracts/achievements.ts'
import type { Database } from '../../_db/client.ts'
import { knownAchievements, sealedAchievements, type SealedAchievement } from '../../_db/queries/achievements.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { findMyCommunity } from '../communities/find.ts'

/** Everything that can be earned in a community, pack by pack. Secrets are there, sealed. */
export function listCatalogue(db: Database, claims: Claims, communitySlug: string): Promise<CatalogueEntry[]> {
  return withUser(db, claims, async (tx) => {
    const community = await findMyCommunity(tx, claims, communitySlug)
    const known = (await knownAchievements(tx, community.id)).map((entry) => ({ ...entry, secret: false }))
    const sealed = (await sealedAchievements(tx, community.id)).map(seal)
    return [...known, ...sealed].toSorted((a, b) => place(a) - place(b)).map((entry) => catalogueEntry.parse(entry))
  })
}

/** Packs in the order the contract names them, each in an order of its own. */
const place = (entry: { pack: string; position: number }) =>
  pack.options.findIndex((name) => name === entry.pack) * 10_000 + entry.position

const seal = (entry: SealedAchievement) => ({
  ...entry,
  slug: 'secret',
  name: 'A secret',
  description: 'Hidden until earned.',
  icon: 'lock',
  color: 'slate',
  secret: true,
})
