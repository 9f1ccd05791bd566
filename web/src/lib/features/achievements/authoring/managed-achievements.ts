import {
  pack,
  status,
  type CatalogueEntry,
  type Pack,
  type AchievementStatus,
} from '#contracts/achievements/catalogue.ts'
import type { AchievementStats } from '#contracts/achievements/stats.ts'

/** An achievement among those of a community; a draft has no statistics yet. */
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

/** What the address asks for; a word that is no pack or status asks for nothing. */
export const readManagedFilter = (query: URLSearchParams): ManagedFilter => ({
  pack: pack.safeParse(query.get('pack')).data,
  status: status.safeParse(query.get('status')).data,
  search: query.get('search')?.trim() || undefined,
})

/** A community's own first, since those are to be worked on: drafts, then as they are earned. */
export const managed = (stats: AchievementStats[], drafts: CatalogueEntry[]): Managed[] =>
  [...drafts.filter(({ status }) => status === 'draft'), ...stats].toSorted((one, other) => order(one) - order(other))

const order = (entry: Managed) => (entry.status === 'draft' ? 0 : entry.pack === 'custom' ? 1 : 2)

/** Those there are, and always the community's own, since those can be made. */
export const packsIn = (all: Managed[]): Pack[] =>
  pack.options.filter((name) => name === 'custom' || all.some((entry) => entry.pack === name))

export const STATUSES: readonly AchievementStatus[] = status.options

export const isManaged = (filter: ManagedFilter) => (entry: Managed) =>
  (filter.pack === undefined || entry.pack === filter.pack) &&
  (filter.status === undefined || entry.status === filter.status) &&
  (filter.search === undefined || entry.name.toLowerCase().includes(filter.search.toLowerCase()))

/** 1 for what most have; equals share a place. */
export const popularity = (stats: AchievementStats[], { holders }: AchievementStats): number =>
  1 + stats.filter((other) => other.holders > holders).length
