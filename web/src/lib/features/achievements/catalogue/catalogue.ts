import { pack, rarity, type CatalogueEntry, type Pack, type Rarity } from '#contracts/achievements/catalogue.ts'

/** The learner's state of an achievement. One in reach is locked, too. */
export const STANDINGS = ['earned', 'reach', 'locked'] as const
export type StandingFilter = (typeof STANDINGS)[number]

export interface CatalogueFilter {
  standing?: StandingFilter
  pack?: Pack
  rarity?: Rarity
  search?: string
}

/** Longer than any name: a longer search is cut off. */
const SEARCH_LENGTH = 80

/** Reads the query of the page's URL; invalid values are ignored. */
export const readCatalogueFilter = (query: URLSearchParams): CatalogueFilter => ({
  standing: STANDINGS.find((standing) => standing === query.get('standing')),
  pack: pack.safeParse(query.get('pack')).data,
  rarity: rarity.safeParse(query.get('rarity')).data,
  search: query.get('search')?.trim().slice(0, SEARCH_LENGTH) || undefined,
})

/** An achievement is in reach from this share of its progress on. */
const IN_REACH = 0.5

const hasStanding: Record<StandingFilter, (entry: CatalogueEntry) => boolean> = {
  earned: ({ earned_at }) => earned_at !== null,
  reach: ({ earned_at, progress }) => earned_at === null && (progress?.share ?? 0) >= IN_REACH,
  locked: ({ earned_at }) => earned_at === null,
}

export const isInReach = hasStanding.reach

/** A sealed secret cannot be found by its words. */
const contains = ({ secret, name, description }: CatalogueEntry, search: string) =>
  !secret && `${name}\n${description}`.toLowerCase().includes(search.toLowerCase())

export const matches =
  ({ standing, search, ...filter }: CatalogueFilter) =>
  (entry: CatalogueEntry) =>
    (standing === undefined || hasStanding[standing](entry)) &&
    (filter.pack === undefined || entry.pack === filter.pack) &&
    (filter.rarity === undefined || entry.rarity === filter.rarity) &&
    (search === undefined || contains(entry, search))

/** Every choice of a filter with the number of entries it would show, all other filters unchanged. */
export function filterChoices(entries: CatalogueEntry[], filter: CatalogueFilter) {
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
export type FilterChoices = ReturnType<typeof filterChoices>

/** The values that occur in the catalogue, in the contract's order. */
const valuesIn = <Key extends 'pack' | 'rarity'>(
  options: readonly CatalogueEntry[Key][],
  entries: CatalogueEntry[],
  key: Key,
) => options.filter((name) => entries.some((entry) => entry[key] === name))

/**
 * The locked achievements with the most progress; with equal progress, those that need least. If any are in reach, as the
 * filter counts them, only those are shown.
 */
export function nearest<T extends CatalogueEntry>(entries: T[], count: number): { inReach: number; entries: T[] } {
  const locked = entries
    .flatMap((entry) => (hasStanding.locked(entry) && entry.progress ? [{ entry, ...entry.progress }] : []))
    .toSorted((a, b) => b.share - a.share || a.need - b.need)
    .map(({ entry }) => entry)
  const reachable = locked.filter(isInReach)
  return { inReach: reachable.length, entries: (reachable.length > 0 ? reachable : locked).slice(0, count) }
}

/**
 * How an entry is named in a URL: by its slug, or by its id where the slug is not unique. Two packs may use the same
 * slug, and all secrets have the same.
 */
export const pathNamesIn = (entries: CatalogueEntry[]) => {
  const bySlug = Map.groupBy(entries, ({ slug }) => slug)
  return ({ id, slug, secret }: CatalogueEntry) => (secret || (bySlug.get(slug)?.length ?? 0) > 1 ? id : slug)
}

/** A slug that two packs use finds the earned entry, or else the first. */
export const findByPathName = (entries: CatalogueEntry[], pathName: string): CatalogueEntry | undefined => {
  const withSlug = entries.filter(({ slug, secret }) => slug === pathName && !secret)
  return entries.find(({ id }) => id === pathName) ?? withSlug.find(hasStanding.earned) ?? withSlug[0]
}

export const countEarned = (entries: CatalogueEntry[]) => ({
  earned: entries.filter(hasStanding.earned).length,
  total: entries.length,
})
