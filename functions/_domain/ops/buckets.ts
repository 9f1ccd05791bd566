/** The bucket of a value: the first whose edge is not below it. The last has no edge. */
export function bucketOf(edges: readonly number[], value: number): number {
  let index = 0
  for (const edge of edges) {
    if (value <= edge) break
    index++
  }
  return index
}

/** Adds counts to others, place by place. */
export function addCounts(to: number[], counts: readonly number[]): number[] {
  for (const [index, count] of counts.entries()) to[index] = (to[index] ?? 0) + count
  return to
}

/**
 * The value below which a part of all values lies, as far as buckets tell: within one, values are taken to be spread evenly, and
 * beyond the last edge nothing is known. Null: there is no value.
 */
export function percentileOf(edges: readonly number[], counts: readonly number[], part: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  const rank = part * total
  let below = 0
  for (const [index, count] of counts.entries()) {
    const edge = edges[index]
    if (edge === undefined) break
    if (count > 0 && below + count >= rank) {
      const from = edges[index - 1] ?? 0
      return from + (edge - from) * Math.max(0, (rank - below) / count)
    }
    below += count
  }
  return edges.at(-1) ?? null
}
