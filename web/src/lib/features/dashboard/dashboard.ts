import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'

const SHOWN = 3

export type ReachableAchievement = CatalogueEntry & { progress: NonNullable<CatalogueEntry['progress']> }

/** The achievements with the most progress; for a learner without any, those that need the fewest steps. */
export const withinReach = (entries: CatalogueEntry[]): ReachableAchievement[] => {
  const isNew = entries.every(({ earned_at }) => earned_at === null)
  const distance = ({ progress }: ReachableAchievement) => (isNew ? progress.need - progress.have : -progress.share)
  return entries
    .filter((entry): entry is ReachableAchievement => entry.progress !== null && entry.progress.share < 1)
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, SHOWN)
}

export type EarnedAchievement = CatalogueEntry & { earned_at: string }

/** The achievements earned last, the newest first. */
export const latestEarned = (entries: CatalogueEntry[]): EarnedAchievement[] =>
  entries
    .filter((entry): entry is EarnedAchievement => entry.earned_at !== null)
    .toSorted((a, b) => (a.earned_at < b.earned_at ? 1 : -1))
    .slice(0, SHOWN)
