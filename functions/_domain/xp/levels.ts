export const MAX_LEVEL = 100

const FIRST_STEP = 100
const GROWTH = 1.15

const TITLES = [
  { from: 1, title: 'Novice' },
  { from: 10, title: 'Apprentice' },
  { from: 20, title: 'Adept' },
  { from: 30, title: 'Expert' },
  { from: 40, title: 'Master' },
  { from: 50, title: 'Grandmaster' },
  { from: 70, title: 'Legend' },
  { from: 90, title: 'Mythic' },
] as const
export type Title = (typeof TITLES)[number]['title']

/** Total XP at which each level is reached, level 1 first. */
const THRESHOLDS: readonly number[] = thresholds()

function thresholds(): number[] {
  const reached = [0]
  let total = 0
  for (let level = 1; level < MAX_LEVEL; level++)
    reached.push((total += Math.round(FIRST_STEP * GROWTH ** (level - 1))))
  return reached
}

export function xpForLevel(level: number): number {
  const xp = THRESHOLDS[level - 1]
  if (xp === undefined) throw new RangeError(`There is no level ${level}.`)
  return xp
}

export function levelFor(total: number): number {
  let level = 1
  let above = MAX_LEVEL + 1
  while (above - level > 1) {
    const middle = (level + above) >> 1
    if (xpForLevel(middle) <= total) level = middle
    else above = middle
  }
  return level
}

export interface LevelProgress {
  level: number
  /** XP since this level was reached. */
  into: number
  /** All XP from this level to the next; 0 at the last level. */
  needed: number
  /** `into` of `needed`, 0–1. */
  share: number
}

export function levelProgress(total: number): LevelProgress {
  const level = levelFor(total)
  const into = total - xpForLevel(level)
  if (level === MAX_LEVEL) return { level, into, needed: 0, share: 1 }
  const needed = xpForLevel(level + 1) - xpForLevel(level)
  return { level, into, needed, share: into / needed }
}

export const titleFor = (level: number): Title => TITLES.findLast(({ from }) => level >= from)?.title ?? 'Novice'
