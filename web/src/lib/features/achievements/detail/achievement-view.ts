import type { AchievementDetail } from '#contracts/achievements/detail.ts'
import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'

/** What the page of an achievement shows, and the dialog over the catalogue. */
export interface AchievementView {
  entry: CatalogueEntry
  /** Its slug or id in the URL. */
  address: string
  /** Null for a sealed secret. */
  detail: AchievementDetail | null
  /** The names of all featured achievements, maybe including this one. */
  featured: string[]
}
