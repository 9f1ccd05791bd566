/** Which part of learners has an achievement of each rarity at least. */
const SHARES = [
  { rarity: 'common', from: 0.4 },
  { rarity: 'rare', from: 0.15 },
  { rarity: 'epic', from: 0.03 },
] as const

export type MeasuredRarity = (typeof SHARES)[number]['rarity'] | 'legendary'

/** How rare an achievement is by how many have it, whatever was written on it. */
export const measureRarity = (share: number): MeasuredRarity =>
  SHARES.find(({ from }) => share >= from)?.rarity ?? 'legendary'
