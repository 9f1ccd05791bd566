/** How likely it is that at least so many of these things happen, each with a chance of its own and none depending on another. */
export function chanceOfAtLeast(hits: number, chances: readonly number[]): number {
  // How likely exactly none, one, two and so on of those seen so far are.
  const exactly = chances.reduce(
    (before, chance) =>
      Array.from({ length: before.length + 1 }, (_, hits) => {
        const [stays, rises] = [before[hits] ?? 0, before[hits - 1] ?? 0]
        return stays * (1 - chance) + rises * chance
      }),
    [1],
  )
  return exactly.slice(hits).reduce((sum, chance) => sum + chance, 0)
}
