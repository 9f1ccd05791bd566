/** One of a list, a place further up or down; at the end of the list there is nowhere to go. */
export function movedBy(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id)
  return from === -1 ? [...ids] : movedTo(ids, from, from + by)
}

/** The one at a place of the list, at another. */
export function movedTo(ids: readonly string[], from: number, to: number): string[] {
  const id = ids[from]
  if (id === undefined || to < 0 || to >= ids.length) return [...ids]
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** Whether two lists hold the same, in whatever order, and nothing twice. */
export function isReordering(ids: readonly string[], of: readonly string[]): boolean {
  const there = new Set(of)
  return ids.length === of.length && new Set(ids).size === ids.length && ids.every((id) => there.has(id))
}
