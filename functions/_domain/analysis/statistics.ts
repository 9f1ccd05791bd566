/** A value, and how often it came. */
export interface Point {
  value: number
  times: number
}

const timesOf = (points: readonly { times: number }[]) => points.reduce((sum, { times }) => sum + times, 0)

export function mean(points: readonly Point[]): number | null {
  const times = timesOf(points)
  return times === 0 ? null : points.reduce((sum, { value, times }) => sum + value * times, 0) / times
}

/** The population variance: of these values, not an estimate from a sample. */
export function variance(points: readonly Point[]): number | null {
  const middle = mean(points)
  if (middle === null) return null
  if (isConstant(points.map(({ value }) => value))) return 0
  return points.reduce((sum, { value, times }) => sum + times * (value - middle) ** 2, 0) / timesOf(points)
}

/** The middle value; halfway between the two middle ones of an even number. */
export function median(points: readonly Point[]): number | null {
  const sorted = points.toSorted((a, b) => a.value - b.value)
  const times = timesOf(sorted)
  if (times === 0) return null
  return (at(sorted, Math.floor((times - 1) / 2)) + at(sorted, Math.floor(times / 2))) / 2
}

function at(sorted: readonly Point[], place: number): number {
  let passed = 0
  for (const { value, times } of sorted) {
    passed += times
    if (place < passed) return value
  }
  throw new RangeError(`There is no value at ${place}.`)
}

/** Two values of one observation, and how often they came together. */
export interface Pair {
  x: number
  y: number
  times: number
}

/**
 * Pearson's. Null where one of the two is constant. Deviations are taken from the means in a second pass, since the difference
 * of large sums would lose precision.
 */
export function correlation(pairs: readonly Pair[]): number | null {
  if (isConstant(pairs.map(({ x }) => x)) || isConstant(pairs.map(({ y }) => y))) return null
  const xs = mean(pairs.map(({ x, times }) => ({ value: x, times }))) ?? 0
  const ys = mean(pairs.map(({ y, times }) => ({ value: y, times }))) ?? 0
  let [xx, yy, xy] = [0, 0, 0]
  for (const { x, y, times } of pairs) {
    xx += times * (x - xs) ** 2
    yy += times * (y - ys) ** 2
    xy += times * (x - xs) * (y - ys)
  }
  return Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

const isConstant = (values: readonly number[]) => values.every((value) => value === values[0])
