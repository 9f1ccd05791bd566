/** A number from 0 up to, but not, 1. */
export type Random = () => number

/** Fisher and Yates: every order is as likely as any other. */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
  const shuffled = [...values]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const drawn = Math.floor(random() * (last + 1))
    const [a, b] = [shuffled[last], shuffled[drawn]]
    if (a === undefined || b === undefined)
      throw new RangeError('Nothing is shuffled with something that is not there.')
    shuffled[last] = b
    shuffled[drawn] = a
  }
  return shuffled
}
