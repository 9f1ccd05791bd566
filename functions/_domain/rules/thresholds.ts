/** What waits at numbers, kept sorted: whoever moves from one number to another meets only what lies between. */
export interface Thresholds<T> {
  /** Those above `before` and not above `after`. */
  risen: (before: number | undefined, after: number) => T[]
  /** Those not below `after` and below `before`. */
  fallen: (before: number | undefined, after: number) => T[]
}

export function thresholds<T>(waiting: { at: number; item: T }[]): Thresholds<T> {
  const sorted = waiting.toSorted((a, b) => a.at - b.at)
  const at = Float64Array.from(sorted, (entry) => entry.at)
  const items = sorted.map((entry) => entry.item)
  /** How many stand at or below the value; or, strictly, below it. */
  const upTo = (value: number, strictly: boolean): number => {
    let low = 0
    let high = at.length
    while (low < high) {
      const middle = (low + high) >> 1
      const here = at[middle] ?? Infinity
      if (here < value || (!strictly && here === value)) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    risen: (before, after) => items.slice(before === undefined ? 0 : upTo(before, false), upTo(after, false)),
    fallen: (before, after) => items.slice(upTo(after, true), before === undefined ? items.length : upTo(before, true)),
  }
}
