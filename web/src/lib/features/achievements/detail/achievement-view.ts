import type { AchievementDetail } from '#contracts/achievements/detail.ts'
import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'

/** What the page of an achievement shows, and the sheet over the others. */
export interface AboutAchievement {
  entry: CatalogueEntry
  /** What it is called in an address. */
  address: string
  /** Null of a secret. */
  detail: AchievementDetail | null
  /** The names of those that are featured, this one or others. */
  featured: string[]
}
