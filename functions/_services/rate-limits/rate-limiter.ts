import { inTime } from '../../_cache/in-time.ts'
import { timeFor, unitsLeft, waitFor, type RatePolicy } from '../../_domain/rate-limits/bucket.ts'
import { createRecentMap } from '../../_domain/recent-map.ts'
import { DomainError } from '../../_domain/errors.ts'
import { createMemoryStore } from './memory-store.ts'
import type { RateLimitStore } from './rate-limit-store.ts'

export interface RateLimiter {
  /** Takes units from a caller's bucket: 0 if they were there, or else how long until they are, in milliseconds. */
  take: (policy: RatePolicy, caller: string, weight: number) => number | Promise<number>
  /** What is known here of a caller's bucket: how many units are left, and how long until it is full, in milliseconds. */
  standingOf: (policy: RatePolicy, caller: string) => { left: number; debt: number }
}

/** What this process knows of a caller. Times are of its own clock, in milliseconds since 1970. */
interface Caller {
  /** When the bucket is full again, as the store last said. */
  fullAt: number
  /** When the units that were let through without asking will be forgotten. */
  forgottenAt: number
  /** Until when requests of `deniedWeight` or more are refused. */
  deniedUntil: number
  deniedWeight: number
  /** Questions that the store has not answered yet. */
  asking: number
}

/**
 * The share of what a caller has left that a process lets through without asking the store. It is told of those units at the
 * next question, and forgets them at the same share of the rate. A share below one unit is none: small buckets are exact.
 */
const SHARE = 1 / 20
/** The most callers of one policy to know. One that is forgotten is asked about again. */
const MAX_CALLERS = 100_000
/** How long the store may take, in milliseconds. */
const PATIENCE = 500
/** How long a store that failed is not asked, in milliseconds. */
const PAUSE = 1000

interface RateLimiterOptions {
  now?: () => number
  patience?: number
  report: (error: unknown) => void
}

/**
 * A caller far below the limit is let through without a question to the store, and one that was refused is refused without a
 * question until the wait is over: neither those who behave nor those who do not cost a round trip for each request. While the
 * store does not answer, each process counts by itself, and policies that need the store refuse.
 */
export function createRateLimiter(
  store: RateLimitStore,
  { now = Date.now, patience = PATIENCE, report }: RateLimiterOptions,
): RateLimiter {
  const known = new Map<string, ReturnType<typeof createRecentMap<Caller>>>()
  const alone = createMemoryStore(now)
  let silentUntil = 0

  const callersOf = ({ name }: RatePolicy) => {
    const callers = known.get(name) ?? createRecentMap<Caller>(MAX_CALLERS)
    known.set(name, callers)
    return callers
  }
  const callerOf = (policy: RatePolicy, id: string): Caller => {
    const callers = callersOf(policy)
    const found = callers.get(id)
    if (found) return found
    const caller = { fullAt: 0, forgottenAt: 0, deniedUntil: 0, deniedWeight: 0, asking: 0 }
    callers.set(id, caller)
    return caller
  }
  const unreported = (policy: RatePolicy, { forgottenAt }: Caller, at: number) =>
    (Math.max(0, forgottenAt - at) * policy.perSecond * SHARE) / 1000

  const chargeStore = async (...charge: Parameters<RateLimitStore['charge']>) => {
    const [, policy] = charge
    if (now() >= silentUntil)
      try {
        return await inTime(store.charge(...charge), patience, 'The store of rate limits did not answer in time.')
      } catch (error) {
        silentUntil = now() + PAUSE
        report(error)
      }
    if (policy.needsStore)
      throw new DomainError('unavailable', 'This can’t be done at the moment. Try again in a minute.')
    return alone.charge(...charge)
  }

  const ask = async (policy: RatePolicy, id: string, weight: number): Promise<number> => {
    const caller = callerOf(policy, id)
    const spent = unreported(policy, caller, now())
    caller.forgottenAt = 0
    caller.asking++
    const { isAllowed, debt } = await chargeStore(`${policy.name}:${id}`, policy, { spent, weight }).finally(() => {
      caller.asking--
    })
    const at = now()
    caller.fullAt = at + debt
    if (isAllowed) return 0
    const wait = Math.max(1, waitFor(policy, debt, weight))
    caller.deniedUntil = at + wait
    caller.deniedWeight = weight
    return wait
  }

  return {
    take: (policy, id, asked) => {
      const weight = Math.min(asked, policy.burst)
      const at = now()
      const caller = callerOf(policy, id)
      if (at < caller.deniedUntil && weight >= caller.deniedWeight) return caller.deniedUntil - at
      // Until the store has answered, what is left is not known: whoever comes at the same time asks, too.
      const free = caller.asking > 0 ? 0 : Math.floor(unitsLeft(policy, Math.max(0, caller.fullAt - at)) * SHARE)
      if (unreported(policy, caller, at) + weight > free) return ask(policy, id, weight)
      caller.forgottenAt = Math.max(at, caller.forgottenAt) + timeFor(policy, weight) / SHARE
      return 0
    },
    standingOf: (policy, id) => {
      const caller = callersOf(policy).get(id)
      const at = now()
      if (!caller) return { left: policy.burst, debt: 0 }
      const debt = Math.max(0, caller.fullAt - at) + timeFor(policy, unreported(policy, caller, at))
      return { left: unitsLeft(policy, debt), debt }
    },
  }
}

/** Lets everything through, for tests and benches of other things. */
export const unlimited: RateLimiter = {
  take: () => 0,
  standingOf: ({ burst }) => ({ left: burst, debt: 0 }),
}
