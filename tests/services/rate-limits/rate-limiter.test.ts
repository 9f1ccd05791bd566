import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RatePolicy } from '../../../functions/_domain/rate-limits/bucket.ts'
import { createMemoryStore } from '../../../functions/_services/rate-limits/memory-store.ts'
import type { RateLimitStore } from '../../../functions/_services/rate-limits/rate-limit-store.ts'
import { createRateLimiter } from '../../../functions/_services/rate-limits/rate-limiter.ts'

const reading: RatePolicy = { name: 'reading', burst: 600, perSecond: 30 }
const exact: RatePolicy = { name: 'exact', burst: 10, perSecond: 1 }
const costly: RatePolicy = { name: 'costly', burst: 10, perSecond: 1, needsStore: true }

/** Several processes with one store, on a clock that is set by hand. */
function setUp({ processes = 1 }: { processes?: number } = {}) {
  const clock = { now: 1_000_000 }
  const state = { asked: 0, charged: 0, isDead: false, reports: [] as unknown[] }
  const now = () => clock.now
  const shared = createMemoryStore(now)
  const store: RateLimitStore = {
    charge: async (key, policy, charge) => {
      state.asked++
      if (state.isDead) throw new Error('The store is gone.')
      const charged = await shared.charge(key, policy, charge)
      state.charged += charge.spent + (charged.isAllowed ? charge.weight : 0)
      return charged
    },
  }
  const limiters = Array.from({ length: processes }, () =>
    createRateLimiter(store, { now, report: (error) => state.reports.push(error) }),
  )
  const [limiter] = limiters
  if (!limiter) throw new Error('There is no process.')
  return { clock, state, limiter, limiters }
}

describe('a limiter of requests', () => {
  it('asks nobody about a caller far below the limit, and answers them at once', () => {
    const { clock, state, limiter } = setUp()
    for (let request = 0; request < 1000; request++) {
      clock.now += 1000
      expect(limiter.take(reading, 'a learner', 1)).toBe(0)
    }
    expect(state.asked).toBe(0)
  })

  it('lets exactly a small burst through, and asks nobody about a caller who has to wait', async () => {
    const { clock, state, limiter } = setUp()
    const waits = await Promise.all(Array.from({ length: 200 }, async () => limiter.take(exact, 'somebody', 1)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10)
    const { asked } = state
    clock.now += 400
    expect(limiter.take(exact, 'somebody', 1)).toBeCloseTo(600, -1)
    expect(state.asked).toBe(asked)
    clock.now += 600
    expect(await limiter.take(exact, 'somebody', 1)).toBe(0)
  })

  it('lets no more through of requests that come while the store is asked', async () => {
    const { limiter } = setUp()
    const guessing: RatePolicy = { name: 'guessing', burst: 60, perSecond: 0.2 }
    const waits = await Promise.all(Array.from({ length: 200 }, async () => limiter.take(guessing, 'somebody', 1)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(60)
  })

  it('a heavier request than was refused is refused, too; a lighter one may fit', async () => {
    const { limiter } = setUp()
    expect(await limiter.take(exact, 'somebody', 6)).toBe(0)
    expect(await limiter.take(exact, 'somebody', 6)).toBeGreaterThan(0)
    expect(limiter.take(exact, 'somebody', 7)).toBeGreaterThan(0)
    expect(await limiter.take(exact, 'somebody', 4)).toBe(0)
  })

  it('a request that is heavier than the whole bucket takes all of it', async () => {
    const { limiter } = setUp()
    expect(await limiter.take(exact, 'somebody', 50)).toBe(0)
    expect(await limiter.take(exact, 'somebody', 1)).toBeGreaterThan(0)
  })

  it('callers do not share a bucket, and neither do policies', async () => {
    const { limiter } = setUp()
    for (let request = 0; request < 11; request++) await limiter.take(exact, 'greedy', 1)
    expect(await limiter.take(exact, 'modest', 1)).toBe(0)
    expect(await limiter.take(costly, 'greedy', 1)).toBe(0)
  })

  it('whenever and wherever requests come, no caller gets more than the bucket and a twentieth for each process', async () => {
    const request = fc.record({
      after: fc.integer({ min: 0, max: 400 }),
      process: fc.nat(),
      weight: fc.integer({ min: 1, max: 9 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 200 }),
        fc.array(request, { maxLength: 200 }),
        async (processes, burst, requests) => {
          const policy: RatePolicy = { name: 'any', burst, perSecond: burst / 20 }
          const { clock, limiters } = setUp({ processes })
          const start = clock.now
          let taken = 0
          for (const { after, process, weight } of requests) {
            clock.now += after
            const wait = await limiters[process % processes]?.take(policy, 'somebody', weight)
            if (wait === 0) taken += Math.min(weight, burst)
          }
          const seconds = (clock.now - start) / 1000
          const allowed = burst + policy.perSecond * seconds
          expect(taken).toBeLessThanOrEqual(allowed + (processes * allowed) / 20 + 0.01)
        },
      ),
    )
  })

  it('after the wait that it names, the same request is let through', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 300 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }),
        async (burst, weights) => {
          const policy: RatePolicy = { name: 'any', burst, perSecond: 3 }
          const { clock, limiter } = setUp()
          for (const weight of weights) {
            const wait = await limiter.take(policy, 'somebody', weight)
            if (wait === 0) continue
            clock.now += wait
            expect(await limiter.take(policy, 'somebody', weight)).toBe(0)
          }
        },
      ),
    )
  })

  it('while the store is dead, reads go on and are counted, what needs it stops, and it is asked once a second', async () => {
    const { clock, state, limiter } = setUp()
    state.isDead = true
    const waits = await Promise.all(Array.from({ length: 100 }, async () => limiter.take(exact, 'somebody', 1)))
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10)
    await expect(limiter.take(costly, 'somebody', 1)).rejects.toMatchObject({ code: 'unavailable' })
    const { asked } = state
    await limiter.take(exact, 'another', 1)
    expect(state.asked).toBe(asked)
    expect(state.reports).not.toEqual([])
    state.isDead = false
    clock.now += 1000
    expect(await limiter.take(costly, 'somebody', 1)).toBe(0)
  })

  it('a store that never answers holds nobody up for longer than its patience', async () => {
    const reports: unknown[] = []
    const limiter = createRateLimiter(
      { charge: () => new Promise(() => undefined) },
      { patience: 10, report: (error) => reports.push(error) },
    )
    expect(await limiter.take(exact, 'somebody', 1)).toBe(0)
    await expect(limiter.take(costly, 'somebody', 1)).rejects.toMatchObject({ code: 'unavailable' })
    expect(reports).toHaveLength(1)
  })
})
