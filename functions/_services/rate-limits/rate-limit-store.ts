import type { Charge, Charged, RatePolicy } from '../../_domain/rate-limits/bucket.ts'

/** Keeps the buckets of all callers, for all processes. */
export interface RateLimitStore {
  /** Charges a caller at once: of requests at the same time, in whatever process, only as many are allowed as fit. */
  charge: (key: string, policy: RatePolicy, charge: Charge) => Promise<Charged>
}
