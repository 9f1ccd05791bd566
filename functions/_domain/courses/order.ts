/** Moves an id one place up or down. At the end of the list nothing changes. */
export function movedBy(ids: readonly string[], id: string, by: -1 | 1): string[] {
  const from = ids.indexOf(id)
  return from === -1 ? [...ids] : movedTo(ids, from, from + by)
}

/** Moves the id at one place to another. A place outside the list changes nothing. */
export function movedTo(ids: readonly string[], from: number, to: number): string[] {
  const id = ids[from]
  if (id === undefined || to < 0 || to >= ids.length) return [...ids]
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}

/** Whether two lists hold the same ids in any order, each once. */
export function isReordering(ids: readonly string[], of: readonly string[]): boolean {
  const known = new Set(of)
  return ids.length === of.length && new Set(ids).size === ids.length && ids.every((id) => known.has(id))
}
