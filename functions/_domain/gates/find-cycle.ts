/** The ids that each id needs. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>

/** A path along the needs from an id back to itself, with the id at both ends; undefined if there is none. */
export function findCycle(id: string, needs: DependencyGraph): string[] | undefined {
  const seen = new Set<string>()
  const walk = (path: readonly string[]): string[] | undefined => {
    for (const next of needs.get(path.at(-1) ?? id) ?? []) {
      if (next === id) return [...path, id]
      if (seen.has(next)) continue
      seen.add(next)
      const found = walk([...path, next])
      if (found) return found
    }
    return undefined
  }
  return walk([id])
}
