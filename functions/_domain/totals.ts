/** How many questions each group holds, the largest first; groups of one size stay in the order met. */
export function totals<Row extends { questions: number }, Key>(rows: Row[], keyOf: (row: Row) => Key): [Key, number][] {
  const sums = new Map<Key, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.questions)
  return [...sums].toSorted(([, a], [, b]) => b - a)
}
