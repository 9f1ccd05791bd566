import type { CatalogueEntry, CatalogueQuery } from '../../_contracts/achievements/catalogue.ts'

/**
 * Whether an entry, as the reader sees it, matches the query. A sealed secret is compared by its placeholder, so a
 * search cannot reveal its name.
 */
export const matchesQuery =
  ({ pack, rarity, search, state, user_id }: CatalogueQuery) =>
  (entry: CatalogueEntry): boolean =>
    (pack === undefined || entry.pack === pack) &&
    (rarity === undefined || entry.rarity === rarity) &&
    (search === undefined || contains(entry, search)) &&
    (user_id === undefined || entry.earned_at !== null) &&
    isInState(entry, state)

const contains = ({ name, description }: CatalogueEntry, search: string) =>
  `${name}\n${description}`.toLowerCase().includes(search.toLowerCase())

function isInState({ earned_at, status }: CatalogueEntry, state: CatalogueQuery['state']): boolean {
  if (state === 'earned') return earned_at !== null
  if (state === 'locked') return earned_at === null
  return state === undefined || status === state
}
