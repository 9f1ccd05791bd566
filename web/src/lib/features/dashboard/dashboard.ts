import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'

const SHOWN = 3

// The page gets what it shows: it is sent as it is drawn, and once more for the script.

type Reachable = CatalogueEntry & { progress: NonNullable<CatalogueEntry['progress']> }

export type ReachableAchievement = Pick<
  Reachable,
  'id' | 'slug' | 'name' | 'description' | 'icon' | 'color' | 'rarity' | 'tier' | 'progress'
>

/** The achievements with the most progress; for a learner without any, those that need the fewest steps. */
export const withinReach = (entries: CatalogueEntry[]): ReachableAchievement[] => {
  const isNew = entries.every(({ earned_at }) => earned_at === null)
  const distance = ({ progress }: Reachable) => (isNew ? progress.need - progress.have : -progress.share)
  return entries
    .filter((entry): entry is Reachable => entry.progress !== null && entry.progress.share < 1)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, SHOWN)
    .map(({ id, slug, name, description, icon, color, rarity, tier, progress }) => {
      return { id, slug, name, description, icon, color, rarity, tier, progress }
    })
}

type Earned = CatalogueEntry & { earned_at: string }

export type EarnedAchievement = Pick<
  Earned,
  'id' | 'slug' | 'name' | 'icon' | 'color' | 'rarity' | 'tier' | 'tier_held' | 'earned_at'
>

/** The achievements earned last, the newest first. */
export const latestEarned = (entries: CatalogueEntry[]): EarnedAchievement[] =>
  entries
    .filter((entry): entry is Earned => entry.earned_at !== null)
    .toSorted((a, b) => (a.earned_at < b.earned_at ? 1 : -1))
    .slice(0, SHOWN)
    .map(({ id, slug, name, icon, color, rarity, tier, tier_held, earned_at }) => {
      return { id, slug, name, icon, color, rarity, tier, tier_held, earned_at }
    })
