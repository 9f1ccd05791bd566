/** So many questions of a test are stored together. */
export const QUESTIONS_OF_ROW = 32

/** Which questions are stored together, in the order of their first answers. */
export interface MemoryRow {
  test_id: string
  /** The rows of a learner and a test are counted from 0. */
  part: number
  lineages: readonly string[]
}

/**
 * The rows that have to be written after more answers: those that hold a question which was answered, with the new questions behind the
 * last of their test. A question stays where it was first answered. All rows are given that hold any of these questions, and the last
 * one of each test.
 */
export function rowsToWrite(rows: readonly MemoryRow[], answered: ReadonlyMap<string, string>): MemoryRow[] {
  const known = new Set(rows.flatMap(({ lineages }) => lineages))
  const added = [...answered].filter(([lineage_id]) => !known.has(lineage_id))
  const changed = rows.filter(({ lineages }) => lineages.some((lineage_id) => answered.has(lineage_id)))
  const written = new Map(changed.map((row) => [nameOf(row), row]))
  for (const [test_id, theirs] of Map.groupBy(added, ([, test_id]) => test_id)) {
    const last = lastOf(rows, test_id)
    const lineages = [...(last?.lineages ?? []), ...theirs.map(([lineage_id]) => lineage_id)]
    for (let first = 0, part = last?.part ?? 0; first < lineages.length; first += QUESTIONS_OF_ROW, part++) {
      const row = { test_id, part, lineages: lineages.slice(first, first + QUESTIONS_OF_ROW) }
      // A last row that is full stays as it is.
      if (row.lineages.length > (first === 0 ? (last?.lineages.length ?? 0) : 0)) written.set(nameOf(row), row)
    }
  }
  return [...written.values()]
}

const lastOf = (rows: readonly MemoryRow[], test: string): MemoryRow | undefined =>
  rows.filter(({ test_id }) => test_id === test).toSorted((a, b) => b.part - a.part)[0]

const nameOf = ({ test_id, part }: MemoryRow) => `${test_id} ${part}`
