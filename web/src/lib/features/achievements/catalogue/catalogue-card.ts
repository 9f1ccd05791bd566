import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'

type Always = 'name' | 'description' | 'icon' | 'color' | 'rarity' | 'tier' | 'xp' | 'earned_at' | 'progress'

/**
 * What a page shows of an achievement. All that a page has is sent twice, as it is drawn and for the script, so what is
 * true of few is there for those only.
 */
export type CatalogueCard = Pick<CatalogueEntry, Always> &
  Partial<Pick<CatalogueEntry, 'tier_held' | 'secret'>> & {
    /** Its name in the address of its page. */
    address: string
    featured?: boolean
  }

export function toCard(entry: CatalogueEntry & { address: string }): CatalogueCard {
  const { name, description, icon, color, rarity, tier, xp, earned_at, progress, address } = entry
  return {
    name,
    description,
    icon,
    color,
    rarity,
    tier,
    xp,
    earned_at,
    progress: progress && { ...progress, share: Math.round(progress.share * 1000) / 1000 },
    address,
    ...(entry.tier_held !== null && { tier_held: entry.tier_held }),
    ...(entry.secret && { secret: true }),
    ...(entry.award !== null && entry.award.featured !== null && { featured: true }),
  }
}
