/** Shares so many things out in proportion to weights. The largest remainders are rounded up; of equal ones the first. */
export function shareOut(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const left = total - exact.reduce((sum, share) => sum + Math.floor(share), 0)
  const up = exact
    .map((share, index) => ({ index, rest: share - Math.floor(share) }))
    .toSorted((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, left)
  const isUp = new Set(up.map(({ index }) => index))
  return exact.map((share, index) => Math.floor(share) + (isUp.has(index) ? 1 : 0))
}
