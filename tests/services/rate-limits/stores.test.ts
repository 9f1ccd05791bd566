import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectStore } from '../../../functions/_cache/connect.ts'
import type { SharedStore } from '../../../functions/_cache/shared-store.ts'
import { unmeasured } from '../../../functions/_domain/ops/metrics.ts'
import type { RatePolicy } from '../../../functions/_domain/rate-limits/bucket.ts'
import { unitsLeft, waitFor } from '../../../functions/_domain/rate-limits/bucket.ts'
import { createMemoryStore } from '../../../functions/_services/rate-limits/memory-store.ts'
import { createPostgresStore, deleteFullPage } from '../../../functions/_services/rate-limits/postgres-store.ts'
import type { RateLimitStore } from '../../../functions/_services/rate-limits/rate-limit-store.ts'
import { createRedisStore } from '../../../functions/_services/rate-limits/redis-store.ts'
import { useDatabase } from '../../support/database.ts'
import { NO_REDIS, startRedis, type TestRedis } from '../../support/redis.ts'

const HOUR = 3600
/** Nothing comes back while a test runs. */
const slow = (burst: number): RatePolicy => ({ name: 'slow', burst, perSecond: burst / (100 * HOUR) })
const key = () => crypto.randomUUID()

const KINDS = ['memory', 'Postgres', 'Redis over TCP', 'Redis over REST'] as const
const PATIENT = { metrics: unmeasured, report: () => undefined, patience: 60_000 }

describe.each(KINDS)('a store of rate limits in %s', (kind) => {
  const database = useDatabase()
  let redis: TestRedis | undefined
  let shared: SharedStore | undefined
  let store: RateLimitStore

  beforeAll(async () => {
    if (kind.startsWith('Redis')) redis = await startRedis()
    if (redis) shared = connectStore(kind === 'Redis over TCP' ? redis.url : redis.rest, PATIENT)
    if (shared) store = createRedisStore(shared)
    else store = kind === 'memory' ? createMemoryStore(Date.now) : createPostgresStore(database().db)
  })
  afterAll(async () => {
    await shared?.stop()
    await redis?.stop()
  })
  const isMissing = () => kind.startsWith('Redis') && redis === undefined

  it('of 200 calls at the same time at a burst of 10, exactly 10 are allowed', async ({ skip }) => {
    skip(isMissing(), NO_REDIS)
    const caller = key()
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => store.charge(caller, slow(10), { spent: 0, weight: 1 })),
    )
    expect(answers.filter(({ isAllowed }) => isAllowed)).toHaveLength(10)
    expect(await store.charge(key(), slow(10), { spent: 0, weight: 1 })).toMatchObject({ isAllowed: true })
  })

  it('allows what a bucket allows, whatever was charged before, and says how much is left', async ({ skip }) => {
    skip(isMissing(), NO_REDIS)
    const charge = fc.record({ spent: fc.integer({ min: 0, max: 3 }), weight: fc.integer({ min: 0, max: 5 }) })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.array(charge, { maxLength: 15 }), async (burst, charges) => {
        const [caller, policy] = [key(), slow(burst)]
        let taken = 0
        for (const { spent, weight } of charges) {
          const { isAllowed, debt } = await store.charge(caller, policy, { spent, weight })
          expect(isAllowed).toBe(taken + spent + weight <= burst)
          taken += spent + (isAllowed ? weight : 0)
          expect(unitsLeft(policy, debt)).toBe(Math.max(0, burst - taken))
        }
      }),
      { numRuns: kind === 'memory' ? 300 : 40 },
    )
  })

  it('what was refused is allowed once the wait is over, and no sooner', async ({ skip }) => {
    skip(isMissing(), NO_REDIS)
    const policy: RatePolicy = { name: 'fast', burst: 2, perSecond: 10 }
    const caller = key()
    const ask = () => store.charge(caller, policy, { spent: 0, weight: 1 })
    const start = Date.now()
    let allowed = 0
    while (allowed < 6) {
      const { isAllowed, debt } = await ask()
      if (isAllowed) allowed++
      else await new Promise((resolve) => setTimeout(resolve, waitFor(policy, debt, 1)))
    }
    // Two at once, four more of a tenth of a second each; clocks count in whole milliseconds.
    expect(Date.now() - start).toBeGreaterThanOrEqual(395)
  })
})

describe('the table of rate limits', () => {
  const database = useDatabase()

  it('buckets that are full again are deleted, and no others', async () => {
    const gone: RatePolicy = { name: 'gone', burst: 1, perSecond: 1_000_000 }
    const store = createPostgresStore(database().db)
    await store.charge('full again', gone, { spent: 0, weight: 1 })
    await store.charge('still filling', slow(5), { spent: 0, weight: 1 })
    expect(await deleteFullPage({ db: database().db })).toBe(false)
    const rows = await database().sql<{ key: string }[]>`select key from private.rate_limits`
    const keys = rows.map(({ key }) => key)
    expect(keys).toContain('still filling')
    expect(keys).not.toContain('full again')
  })
})
