import { pack, rarity, type CatalogueEntry, type Pack, type Rarity } from '#contracts/achievements/catalogue.ts'

/** How one stands with an achievement. What is in reach is locked, too. */
export const STANDINGS = ['earned', 'reach', 'locked'] as const
export type StandingFilter = (typeof STANDINGS)[number]

export interface CatalogueFilter {
  standing?: StandingFilter
  pack?: Pack
  rarity?: Rarity
  search?: string
}

/** Longer than any name; what is longer yet is a slip of the hand. */
const SEARCH_LENGTH = 80

/** What the address asks for; a word that is no standing, pack or rarity asks for nothing. */
export const readFilter = (query: URLSearchParams): CatalogueFilter => ({
  standing: STANDINGS.find((standing) => standing === query.get('standing')),
  pack: pack.safeParse(query.get('pack')).data,
  rarity: rarity.safeParse(query.get('rarity')).data,
  search: query.get('search')?.trim().slice(0, SEARCH_LENGTH) || undefined,
})

/** Where nearness begins: half of the way is behind one. */
const NEAR = 0.5

const stands: Record<StandingFilter, (entry: CatalogueEntry) => boolean> = {
  earned: ({ earned_at }) => earned_at !== null,
  reach: ({ earned_at, progress }) => earned_at === null && (progress?.share ?? 0) >= NEAR,
  locked: ({ earned_at }) => earned_at === null,
}

/** A sealed one has no words to be found by. */
const says = ({ secret, name, description }: CatalogueEntry, words: string) =>
  !secret && `${name}\n${description}`.toLocaleLowerCase('en').includes(words.toLocaleLowerCase('en'))

export const matches =
  ({ standing, search, ...filter }: CatalogueFilter) =>
  (entry: CatalogueEntry) =>
    (standing === undefined || stands[standing](entry)) &&
    (filter.pack === undefined || entry.pack === filter.pack) &&
    (filter.rarity === undefined || entry.rarity === filter.rarity) &&
    (search === undefined || says(entry, search))

/** What else could be asked for, each with how many there would be: all other choices stay as they are. */
export function choicesOf(entries: CatalogueEntry[], filter: CatalogueFilter) {
  const choice = <Change extends CatalogueFilter>(change: Change) => ({
    ...change,
    count: entries.filter(matches({ ...filter, ...change })).length,
  })
  return {
    standings: [undefined, ...STANDINGS].map((standing) => choice({ standing })),
    packs: [undefined, ...valuesIn(pack.options, entries, 'pack')].map((name) => choice({ pack: name })),
    rarities: [undefined, ...valuesIn(rarity.options, entries, 'rarity')].map((name) => choice({ rarity: name })),
  }
}
export type FilterChoices = ReturnType<typeof choicesOf>

/** Those that are there at all, in the order of the contract. */
const valuesIn = <Key extends 'pack' | 'rarity'>(
  options: readonly CatalogueEntry[Key][],
  entries: CatalogueEntry[],
  key: Key,
) => options.filter((name) => entries.some((entry) => entry[key] === name))

const groupBy = <T extends CatalogueEntry, K extends string>(entries: T[], key: (entry: T) => K) =>
  [...Map.groupBy(entries, key)].map(([name, members]) => ({ name, entries: members }))

/** Packs, then their categories, in the order the catalogue gives. */
export const shelves = <T extends CatalogueEntry>(entries: T[]) =>
  groupBy(entries, (entry) => entry.pack).map(({ name, entries: members }) => ({
    pack: name,
    total: members.length,
    categories: groupBy(members, (entry) => entry.category),
  }))

/** What could be earned next: the farthest on first, then what asks for least. */
export const nearest = <T extends CatalogueEntry>(entries: T[], count: number): T[] =>
  entries
    .flatMap((entry) => (stands.locked(entry) && entry.progress ? [{ entry, ...entry.progress }] : []))
    .toSorted((a, b) => b.share - a.share || a.need - b.need)
    .slice(0, count)
    .map(({ entry }) => entry)

/**
 * What an entry is called in an address: its slug. Two packs may share one, and secrets share theirs, so those go by
 * their id.
 */
export const addressIn = (entries: CatalogueEntry[]) => {
  const alike = Map.groupBy(entries, ({ slug }) => slug)
  return ({ id, slug, secret }: CatalogueEntry) => (secret || (alike.get(slug)?.length ?? 0) > 1 ? id : slug)
}

/** A slug that two packs share means the one that was earned, else the first. */
export const findByAddress = (entries: CatalogueEntry[], address: string): CatalogueEntry | undefined => {
  const named = entries.filter(({ slug, secret }) => slug === address && !secret)
  return entries.find(({ id }) => id === address) ?? named.find(stands.earned) ?? named[0]
}

export const summaryOf = (entries: CatalogueEntry[]) => ({
  earned: entries.filter(stands.earned).length,
  total: entries.length,
})
