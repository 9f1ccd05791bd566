import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'

type Shown = Pick<CatalogueEntry, 'icon' | 'color' | 'rarity' | 'tier' | 'earned_at' | 'progress'> &
  Partial<Pick<CatalogueEntry, 'tier_held' | 'secret'>>

/** How an entry's medallion looks: with the tier held, or else the tier that can be earned. */
export const medallionProps = (entry: Shown) =>
  ({
    icon: entry.icon,
    color: entry.color,
    rarity: entry.rarity,
    tier: entry.tier_held ?? entry.tier,
    state: entry.secret ? 'secret' : entry.earned_at ? 'earned' : 'locked',
    progress: entry.progress?.share ?? 0,
  }) as const
