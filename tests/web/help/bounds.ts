// Limits are found by asking the rule, so that they need not be exported to be known.

/** Beyond every limit that an article names. */
const FAR = 20_000

/** The first whole number that a rule accepts. */
export function least(accepts: (value: number) => boolean, from = 0): number {
  for (let value = from; value <= FAR; value++) if (accepts(value)) return value
  throw new RangeError(`The rule accepts no number from ${from} to ${FAR}.`)
}

/** The last number before the first that a rule refuses. */
export const most = (accepts: (value: number) => boolean, from = 1): number =>
  least((value) => !accepts(value), from) - 1

/** The length of the longest text that a rule accepts. */
export const longest = (accepts: (text: string) => boolean): number => most((length) => accepts('x'.repeat(length)))
