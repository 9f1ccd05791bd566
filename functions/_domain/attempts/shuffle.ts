/** A number from 0 up to, but not including, 1. */
export type Random = () => number

/** Fisher–Yates: every order is equally likely. */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
  const shuffled = [...values]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const drawn = Math.floor(random() * (last + 1))
    const [a, b] = [shuffled[last], shuffled[drawn]]
    if (a === undefined || b === undefined) throw new RangeError('The random number is not between 0 and 1.')
    shuffled[last] = b
    shuffled[drawn] = a
  }
  return shuffled
}
