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
  let state = hash(seed)
  // Mulberry32: small, and even enough for a story.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
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
