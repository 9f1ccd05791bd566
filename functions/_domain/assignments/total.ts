import type { AssignmentState } from './kinds.ts'

export interface GradedCell {
  state: AssignmentState
  /** A percent; null where there is none yet. */
  score: number | null
  weight: number
  category: string | null
}

/**
 * The weighted mean of a learner: first within each category, then of the categories. What is missing counts as zero; what is
 * open, excused or waits for a person does not count. Null where nothing counts yet.
 */
export function weightedTotal(
  cells: readonly GradedCell[],
  categories: ReadonlyMap<string | null, number>,
): number | null {
  const counted = cells.filter(({ state, score, weight }) => weight > 0 && (score !== null || state === 'missing'))
  let [sum, weights] = [0, 0]
  for (const [category, ofCategory] of Map.groupBy(counted, ({ category }) => category)) {
    const share = categories.get(category) ?? 1
    const within = ofCategory.reduce((total, { weight }) => total + weight, 0)
    sum += (share * ofCategory.reduce((total, { score, weight }) => total + weight * (score ?? 0), 0)) / within
    weights += share
  }
  return weights === 0 ? null : Math.round((sum / weights) * 100) / 100
}
