/** So many units at once, and as many more in every second. */
export interface RatePolicy {
  /** Also the name under which callers meet it in `RateLimit-Policy`. */
  name: string
  burst: number
  perSecond: number
  /** Whether its requests wait while nobody can count them: what costs money or reaches other people. */
  needsStore?: boolean
}

/** What a request takes from a bucket. */
export interface Charge {
  /** Units that were let through before without asking: they are taken in any case. */
  spent: number
  /** Units of the request itself: they are taken only where they fit. */
  weight: number
}

export interface Charged {
  isAllowed: boolean
  /** How long the bucket takes to be full again, in milliseconds: all that is known of it. */
  debt: number
}

/** Sums of fractions are not exact: a unit that fits must not be refused for a thousandth of a millisecond. */
const ROUNDING = 0.001

/** How long so many units take to come back, in milliseconds. */
export const timeFor = ({ perSecond }: RatePolicy, units: number): number => (units * 1000) / perSecond

/** How long a full bucket lasts, in milliseconds, with allowance for sums of fractions. */
export const capacityOf = (policy: RatePolicy): number => timeFor(policy, policy.burst) + ROUNDING

/** The generic cell rate algorithm. */
export function charge(policy: RatePolicy, debt: number, { spent, weight }: Charge): Charged {
  const owed = debt + timeFor(policy, spent)
  const after = owed + timeFor(policy, weight)
  return after <= capacityOf(policy) ? { isAllowed: true, debt: after } : { isAllowed: false, debt: owed }
}

/** How many units are left. */
export const unitsLeft = (policy: RatePolicy, debt: number): number =>
  Math.max(0, Math.floor(policy.burst - ((debt - ROUNDING) * policy.perSecond) / 1000))

/** How long until so many units are there, in whole milliseconds. */
export const waitFor = (policy: RatePolicy, debt: number, weight: number): number =>
  Math.max(0, Math.ceil(debt + timeFor(policy, weight) - capacityOf(policy)))
