import { seededRandom } from '../../../functions/_domain/attempts/seeded-random.ts'

export interface DemoRandom {
  /** From 0 up to, but not, 1. */
  next: () => number
  chance: (probability: number) => boolean
  /** A whole number, both ends included. */
  between: (low: number, high: number) => number
  pick: <T>(list: readonly T[]) => T | undefined
}

/** Chance that falls the same way for the same seed, on every machine. */
export function createRandom(seed: string): DemoRandom {
  const next = seededRandom(hash(seed))
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    chance: (probability) => next() < probability,
    between,
    pick: (list) => list[between(0, list.length - 1)],
  }
}

/** Around 0, seldom more than twice this far from it and never more than three times: near enough to a bell. */
export const around = (random: DemoRandom, spread: number): number =>
  2 * spread * (random.next() + random.next() + random.next() - 1.5)

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return value
}
