import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addCounts, bucketOf, percentileOf } from '../../../functions/_domain/ops/buckets.ts'
import { createMeasures } from '../../../functions/_domain/ops/measures.ts'
import {
  addReadings,
  bucketsOf,
  countOf,
  parseSeriesKey,
  seriesKey,
  subtractReadings,
} from '../../../functions/_domain/ops/readings.ts'
import { functionsOf, requestsOf, unlocksOf, workersOf } from '../../../functions/_domain/ops/summarize.ts'
import { toReadings } from '../../../functions/_domain/ops/to-readings.ts'

const name = fc.constantFrom('laude_a', 'laude_b')
const label = fc.stringMatching(/^[a-z0-9_:/-]{1,12}$/)
const key = fc
  .tuple(name, fc.record({ function: label, result: label }, { requiredKeys: [] }))
  .map(([it, labels]) => seriesKey(it, labels))
const readings = fc.record({
  counters: fc.dictionary(key, fc.nat(1000)),
  histograms: fc.dictionary(key, fc.array(fc.nat(100), { minLength: 3, maxLength: 3 })),
})

describe('readings', () => {
  it('of a series have a name that can be read again, in whatever order the labels came', () => {
    fc.assert(
      fc.property(name, label, label, (it, a, b) => {
        const written = seriesKey(it, { function: a, result: b })
        expect(written).toBe(seriesKey(it, { result: b, function: a }))
        expect(parseSeriesKey(written)).toEqual({ name: it, labels: { function: a, result: b } })
      }),
    )
  })

  it('before and between two moments add up to those of the second', () => {
    fc.assert(
      fc.property(readings, readings, (before, between) => {
        const after = addReadings([before, between])
        const sum = addReadings([before, subtractReadings(after, before)])
        for (const it of Object.keys(after.counters)) expect(sum.counters[it] ?? 0).toBe(after.counters[it])
        for (const [it, counts] of Object.entries(after.histograms))
          expect(sum.histograms[it] ?? counts.map(() => 0)).toEqual(counts)
      }),
    )
  })

  it('of several processes are the same in any order', () => {
    fc.assert(
      fc.property(fc.array(readings, { maxLength: 5 }), (all) => {
        expect(addReadings(all.toReversed())).toEqual(addReadings(all))
        const total = all.reduce((sum, each) => sum + countOf(each, 'laude_a'), 0)
        expect(countOf(addReadings(all), 'laude_a')).toBe(total)
      }),
    )
  })

  it('of a process say what the page needs, without routes', () => {
    const measures = createMeasures()
    const { metrics } = measures
    const labels = { function: 'attempts-api', method: 'POST', route: '/attempts/{id}/finish' }
    metrics.counter('laude_http_requests_total', { ...labels, status: '200' })(3)
    metrics.counter('laude_http_requests_total', { ...labels, route: '/tests', status: '503' })()
    metrics.histogram('laude_http_request_seconds', { function: 'attempts-api', route: labels.route })(0.04)
    metrics.counter('laude_unlocks_total', { result: 'applied' })(5)
    metrics.counter('laude_unlocks_total', { result: 'refused' })()
    metrics.counter('laude_worker_turns_total', { worker: 'boards', result: 'done' })(7)
    metrics.counter('laude_rate_limit_failures_total')()
    const said = toReadings(measures)
    expect(requestsOf(said)).toEqual({ requests: 4, failed: 1 })
    expect(functionsOf(said)).toMatchObject([{ name: 'attempts-api', requests: 4, failed: 1 }])
    expect(unlocksOf(said)).toEqual({ applied: 5, duplicate: 0, failed: 1 })
    expect(workersOf(said, [{ gauges: { 'laude_worker_overdue_seconds{worker=boards}': -3 } }])).toEqual([
      { name: 'boards', turns: 7, failed: 0, overdue_s: 0 },
    ])
    expect(bucketsOf(said, 'laude_http_request_seconds', { route: 'finish' }).reduce((a, b) => a + b, 0)).toBe(1)
    expect(JSON.stringify(said)).not.toContain('rate_limit')
    expect(JSON.stringify(said)).not.toContain('{id}')
  })
})

describe('a percentile of buckets', () => {
  const EDGES = [1, 2, 5, 10]

  it('is in the bucket of the value that has the rank', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 9.99, noNaN: true }), { minLength: 1, maxLength: 60 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, part) => {
          const counts = values.reduce<number[]>((sum, value) => {
            const one = EDGES.map(() => 0)
            one[bucketOf(EDGES, value)] = 1
            return addCounts(sum, one)
          }, [])
          const rank = Math.max(1, Math.ceil(part * values.length - 1e-9))
          const exact = values.toSorted((a, b) => a - b)[rank - 1] ?? 0
          const bucket = bucketOf(EDGES, exact)
          const said = percentileOf(EDGES, counts, part) ?? Number.NaN
          expect(said).toBeGreaterThanOrEqual((EDGES[bucket - 1] ?? 0) - 1e-9)
          expect(said).toBeLessThanOrEqual((EDGES[bucket] ?? 0) + 1e-9)
        },
      ),
    )
  })

  it('of nothing is nothing, and beyond the last edge the last edge', () => {
    expect(percentileOf(EDGES, [0, 0, 0, 0, 0], 0.5)).toBeNull()
    expect(percentileOf(EDGES, [0, 0, 0, 0, 3], 0.5)).toBe(10)
  })
})

describe('what a process tells of a busy minute', () => {
  it('is at most a few thousand characters, however many routes it has', () => {
    const measures = createMeasures()
    for (let nth = 0; nth < 120; nth++) {
      const labels = { function: `function-${nth % 12}`, route: `/route-${nth}` }
      for (const status of ['200', '404', '500'])
        measures.metrics.counter('laude_http_requests_total', { ...labels, method: 'GET', status })(1234)
      const observe = measures.metrics.histogram('laude_http_request_seconds', labels)
      for (const seconds of [0.002, 0.03, 0.4, 3]) for (let times = 0; times < 200; times++) observe(seconds)
    }
    for (const worker of ['events', 'rules', 'attempts', 'boards', 'mail', 'reminders', 'assistant', 'limits', 'days'])
      measures.metrics.counter('laude_worker_turns_total', { worker, result: 'done' })(60)
    const told = JSON.stringify(toReadings(measures))
    expect(told.length).toBeLessThan(5000)
  })
})
