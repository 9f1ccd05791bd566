import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  desiredWorkers,
  eventsPerWorker,
  type ScalingPolicy,
  type ScalingState,
} from '../../../functions/_domain/ops/desired-workers.ts'

const policies = fc
  .record({
    rate: fc.integer({ min: 1, max: 2000 }),
    targetSeconds: fc.integer({ min: 1, max: 60 }),
    min: fc.integer({ min: 0, max: 5 }),
    more: fc.integer({ min: 0, max: 20 }),
    cooldownSeconds: fc.integer({ min: 1, max: 600 }),
  })
  .map(({ more, ...policy }) => ({ ...policy, max: policy.min + more }))
const lags = fc.integer({ min: 0, max: 1_000_000 })
const some = (workers: number): ScalingState => ({ workers, low: undefined })
const inBounds = ({ min, max }: ScalingPolicy) => fc.integer({ min, max })

/** Decides once a second about these lags. */
function run(policy: ScalingPolicy, workers: number, seen: readonly number[]): number[] {
  let state = some(workers)
  return seen.map((lag, second) => {
    state = desiredWorkers(lag, policy, state, second * 1000)
    return state.workers
  })
}

describe('how many workers should run', () => {
  it('is never below the least or above the most', () => {
    fc.assert(
      fc.property(policies, fc.nat(100), fc.array(lags, { maxLength: 50 }), (policy, workers, seen) => {
        for (const count of run(policy, workers, seen)) {
          expect(count).toBeGreaterThanOrEqual(policy.min)
          expect(count).toBeLessThanOrEqual(policy.max)
        }
      }),
    )
  })

  it('grows with what waits, never the other way round', () => {
    const cases = policies.chain((policy) => fc.tuple(fc.constant(policy), inBounds(policy), lags, lags, fc.boolean()))
    fc.assert(
      fc.property(cases, ([policy, workers, one, other, cooled]) => {
        const state = { workers, low: cooled ? { since: 0, most: policy.min } : undefined }
        const decide = (lag: number) => desiredWorkers(lag, policy, state, policy.cooldownSeconds * 1000).workers
        expect(decide(Math.min(one, other))).toBeLessThanOrEqual(decide(Math.max(one, other)))
      }),
    )
  })

  it('settles when what waits does not change: once more at most, once fewer at most', () => {
    const cases = policies.chain((policy) => fc.tuple(fc.constant(policy), inBounds(policy), lags))
    fc.assert(
      fc.property(cases, ([policy, workers, lag]) => {
        const counts = run(policy, workers, Array<number>(policy.cooldownSeconds * 3).fill(lag))
        expect(new Set([workers, ...counts]).size).toBeLessThanOrEqual(2)
      }),
      { numRuns: 50 },
    )
  })

  it('changes nothing between the two thresholds', () => {
    const cases = policies
      .filter(({ max }) => max > 0)
      .chain((policy) =>
        fc.tuple(fc.constant(policy), fc.integer({ min: Math.max(1, policy.min), max: policy.max }), fc.double(window)),
      )
    fc.assert(
      fc.property(cases, ([policy, workers, load]) => {
        const seen = Array<number>(policy.cooldownSeconds + 2).fill(load * workers * eventsPerWorker(policy))
        expect(new Set(run(policy, workers, seen))).toEqual(new Set([workers]))
      }),
      { numRuns: 50 },
    )
  })
  const window = { min: 0.901, max: 1.099, noNaN: true }

  it('falls only where fewer were enough for the whole cool-down, to the most that were needed in it', () => {
    const policy = { rate: 100, targetSeconds: 1, min: 1, max: 9, cooldownSeconds: 3 }
    expect(run(policy, 1, [500])).toEqual([5])
    expect(run(policy, 5, [90, 90, 290, 90, 90])).toEqual([5, 5, 5, 3, 3])
    // What is needed again begins the cool-down anew.
    expect(run(policy, 5, [90, 90, 500, 90, 90, 90, 90])).toEqual([5, 5, 5, 5, 5, 5, 1])
  })

  it('never falls twice within a cool-down under a steady load, which decides what waits', () => {
    const cases = fc.record({
      policy: policies.filter(({ min, max }) => min > 0 && max > min),
      /** Of what all workers together apply. */
      arriving: fc.double({ min: 0, max: 0.95, noNaN: true }),
    })
    fc.assert(
      fc.property(cases, ({ policy, arriving }) => {
        let [state, lag, lastFall]: [ScalingState, number, number] = [some(policy.min), 0, -Infinity]
        for (let second = 0; second < policy.cooldownSeconds * 6; second++) {
          lag = Math.max(0, lag + policy.rate * (arriving * policy.max - state.workers))
          const next = desiredWorkers(lag, policy, state, second * 1000)
          if (next.workers < state.workers) {
            expect(second - lastFall).toBeGreaterThan(policy.cooldownSeconds)
            lastFall = second
          }
          state = next
        }
        expect(lag).toBeLessThan(eventsPerWorker(policy) * (policy.max + 1))
      }),
      { numRuns: 50 },
    )
  })
})
