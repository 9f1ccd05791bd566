import type { CatalogueEntry } from '#contracts/achievements/catalogue.ts'
import type { NotifiedAchievement } from '#contracts/notifications/notifications.ts'
import { exampleId } from './id.ts'

export const entry = (change: Partial<CatalogueEntry>): CatalogueEntry => ({
  id: exampleId(1),
  slug: 'bronze_grinder',
  pack: 'exam-prep',
  category: 'tests',
  name: 'Bronze Grinder',
  description: 'Finish 10 tests.',
  icon: 'medal',
  color: 'clay',
  rarity: 'common',
  tier: 'bronze',
  points: 50,
  xp: 50,
  secret: false,
  status: 'live',
  version: 1,
  earned_at: null,
  tier_held: null,
  award: null,
  progress: null,
  ...change,
})

export const exampleAward = (n: number, change: Partial<NotifiedAchievement> = {}): NotifiedAchievement => ({
  id: exampleId(n),
  slug: `example_${n}`,
  name: 'Subject Specialist',
  icon: 'book-open',
  color: 'indigo',
  rarity: 'epic',
  tier: 'gold',
  xp: 250,
  ...change,
})
