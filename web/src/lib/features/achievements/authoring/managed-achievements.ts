import {
  pack,
  status,
  type CatalogueEntry,
  type Pack,
  type AchievementStatus,
} from '#contracts/achievements/catalogue.ts'
import type { AchievementStats } from '#contracts/achievements/stats.ts'
import { count } from '#domain/locale/counts.ts'

/** An achievement in the table of a community; a draft has no statistics yet. */
export type Managed = Pick<
  AchievementStats,
  'id' | 'slug' | 'name' | 'pack' | 'icon' | 'color' | 'rarity' | 'tier' | 'status'
> &
  Partial<Pick<AchievementStats, 'holders' | 'rate' | 'median_days'>>

export interface ManagedFilter {
  pack?: Pack
  status?: AchievementStatus
  search?: string
}

/** Reads the query of the page's URL; invalid values are ignored. */
export const readManagedFilter = (query: URLSearchParams): ManagedFilter => ({
  pack: pack.safeParse(query.get('pack')).data,
  status: status.safeParse(query.get('status')).data,
  search: query.get('search')?.trim() || undefined,
})

/** Drafts first, then the community's own by how often they are earned, then those of packs. */
export const managed = (stats: AchievementStats[], drafts: CatalogueEntry[]): Managed[] =>
  [...drafts.filter(({ status }) => status === 'draft'), ...stats].toSorted((one, other) => order(one) - order(other))

const order = (entry: Managed) => (entry.status === 'draft' ? 0 : entry.pack === 'custom' ? 1 : 2)

/** The packs that occur, and always `custom`, since an instructor can create one. */
export const packsIn = (all: Managed[]): Pack[] =>
  pack.options.filter((name) => name === 'custom' || all.some((entry) => entry.pack === name))

export const STATUSES: readonly AchievementStatus[] = status.options

export const isManaged = (filter: ManagedFilter) => (entry: Managed) =>
  (filter.pack === undefined || entry.pack === filter.pack) &&
  (filter.status === undefined || entry.status === filter.status) &&
  (filter.search === undefined || entry.name.toLowerCase().includes(filter.search.toLowerCase()))

/** "37 of 38 active learners" */
export const holdersText = ({ holders, rate }: Pick<AchievementStats, 'holders' | 'rate'>): string =>
  holders === 0 ? 'no learner has it yet' : `${holders} of ${count(Math.round(holders / rate), 'active learner')}`

/** The rank by number of holders; equal numbers share a rank. */
export const popularity = (stats: AchievementStats[], { holders }: AchievementStats): number =>
  1 + stats.filter((other) => other.holders > holders).length
