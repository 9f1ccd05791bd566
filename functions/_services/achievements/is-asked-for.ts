import type { CatalogueEntry, CatalogueQuery } from '../../_contracts/achievements/catalogue.ts'

/** Whether an entry, as the reader sees it, is one that was asked for. So nothing can be found by what is sealed. */
export const isAskedFor =
  ({ pack, rarity, search, state, user_id }: CatalogueQuery) =>
  (entry: CatalogueEntry): boolean =>
    (pack === undefined || entry.pack === pack) &&
    (rarity === undefined || entry.rarity === rarity) &&
    (search === undefined || says(entry, search)) &&
    (user_id === undefined || entry.earned_at !== null) &&
    isIn(entry, state)

const says = ({ name, description }: CatalogueEntry, search: string) =>
  `${name}\n${description}`.toLocaleLowerCase('en').includes(search.toLocaleLowerCase('en'))

function isIn({ earned_at, status }: CatalogueEntry, state: CatalogueQuery['state']): boolean {
  if (state === 'earned') return earned_at !== null
  if (state === 'locked') return earned_at === null
  return state === undefined || status === state
}
