/** A number of fewer learners says too much about each. */
export const FEWEST = 5

/** Null: fewer than five. */
export const unlessFew = (learners: number): number | null => (learners < FEWEST ? null : learners)

/**
 * Counts whose sum is known, each hidden where it is of few. As long as the sum would give away what is hidden, the smallest
 * of the others is hidden, too. `unseen` is what else is in the sum and shown nowhere.
 */
export function hideFew(counts: readonly number[], unseen = 0): (number | null)[] {
  const hidden = new Set(counts.flatMap((count, index) => (count < FEWEST ? [index] : [])))
  const isUnseenFew = unseen > 0 && unseen < FEWEST
  let behind = unseen + counts.reduce((sum, count) => (count < FEWEST ? sum + count : sum), 0)
  const ascending = counts
    .map((count, index) => ({ count, index }))
    .filter(({ index }) => !hidden.has(index))
    .toSorted((a, b) => a.count - b.count)
  if (hidden.size > 0 || isUnseenFew)
    for (const { count, index } of ascending) {
      const parts = hidden.size + (unseen > 0 ? 1 : 0)
      if (parts > 1 && behind >= FEWEST) break
      hidden.add(index)
      behind += count
    }
  return counts.map((count, index) => (hidden.has(index) ? null : count))
}

/**
 * The counts of two spans, one after the other, and the sum of the later one. The sum of all with what came before them, `whole`,
 * is known. So where the later sum is shown, each span has a known sum of its own.
 */
export function hideInSpans(earlier: readonly number[], later: readonly number[], whole: number) {
  const lately = total(later)
  const past = total(earlier)
  const [sum = null] = hideFew([lately], whole - lately)
  if (sum === null) return { sum, counts: hideFew([...earlier, ...later], whole - past - lately) }
  return { sum, counts: [...hideFew(earlier, whole - past - lately), ...hideFew(later)] }
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
