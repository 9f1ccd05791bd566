/** What each one needs, by id. */
export type DependencyGraph = ReadonlyMap<string, readonly string[]>

/** The way from one back to itself, with it at both ends; undefined where what it needs never needs it. */
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
