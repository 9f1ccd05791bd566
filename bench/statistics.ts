export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

export const rounded = (value: number, digits = 0) => Number(value.toFixed(digits))

/** The value that so large a share of them does not exceed, to a hundredth. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return rounded(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN, 2)
}

/** Spearman's: how well one order agrees with another, from −1 to 1. Equal values share their rank. */
export function rankCorrelation(pairs: readonly { x: number; y: number }[]): number {
  const [xs, ys] = [ranksOf(pairs.map(({ x }) => x)), ranksOf(pairs.map(({ y }) => y))]
  const middle = (pairs.length + 1) / 2
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const spread = (ranks: readonly number[]) => Math.sqrt(sum(ranks.map((rank) => (rank - middle) ** 2)))
  return sum(xs.map((rank, index) => (rank - middle) * ((ys[index] ?? 0) - middle))) / (spread(xs) * spread(ys))
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1)
}
