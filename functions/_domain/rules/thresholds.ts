/** Items sorted by number: a change from one number to another meets only the items between them. */
export interface Thresholds<T> {
  /** Items above `before` and not above `after`. */
  risen: (before: number | undefined, after: number) => T[]
  /** Items below `before` and not below `after`. */
  fallen: (before: number | undefined, after: number) => T[]
}

export function thresholds<T>(entries: { at: number; item: T }[]): Thresholds<T> {
  const sorted = entries.toSorted((a, b) => a.at - b.at)
  const at = Float64Array.from(sorted, (entry) => entry.at)
  const items = sorted.map((entry) => entry.item)
  /** How many items are at or below the value; strictly, below it. */
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
