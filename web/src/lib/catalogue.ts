import {
  pack,
  rarity,
  type CatalogueEntry,
  type Pack,
  type Rarity,
} from '../../../functions/_contracts/achievements.ts'

export interface Filter {
  pack?: Pack
  rarity?: Rarity
}

/** What the address asks for; a word that is no pack or rarity asks for nothing. */
export const readFilter = (query: URLSearchParams): Filter => ({
  pack: pack.safeParse(query.get('pack')).data,
  rarity: rarity.safeParse(query.get('rarity')).data,
})

export const matches = (filter: Filter) => (entry: CatalogueEntry) =>
  (filter.pack === undefined || entry.pack === filter.pack) &&
  (filter.rarity === undefined || entry.rarity === filter.rarity)

const groupBy = <K extends string>(entries: CatalogueEntry[], key: (entry: CatalogueEntry) => K) =>
  [...Map.groupBy(entries, key)].map(([name, members]) => ({ name, entries: members }))

/** Packs, then their categories, in the order the catalogue gives. */
export const shelves = (entries: CatalogueEntry[]) =>
  groupBy(entries, (entry) => entry.pack).map(({ name, entries: members }) => ({
    pack: name,
    total: members.length,
    categories: groupBy(members, (entry) => entry.category),
  }))

/** The packs that are there at all, each with how many entries; the same for rarities, common first. */
export const packsIn = (entries: CatalogueEntry[]) =>
  pack.options.filter((name) => entries.some((e) => e.pack === name))
export const raritiesIn = (entries: CatalogueEntry[]) =>
  rarity.options.filter((name) => entries.some((e) => e.rarity === name))
