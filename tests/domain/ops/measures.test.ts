import { expect, it } from 'vitest'
import fc from 'fast-check'
import { toExposition } from '../../../functions/_domain/ops/exposition.ts'
import { createMeasures } from '../../../functions/_domain/ops/measures.ts'
import { METRICS, unmeasured, type HistogramName } from '../../../functions/_domain/ops/metrics.ts'
import { THRESHOLDS } from '../../../functions/_domain/ops/thresholds.ts'
import { createRequestMeasure } from '../../../functions/_http/record-requests.ts'

const textOf = (measure: (metrics: ReturnType<typeof createMeasures>['metrics']) => void) => {
  const measures = createMeasures()
  measure(measures.metrics)
  return toExposition(measures, []).trimEnd().split('\n')
}

it('adds up a counter, whoever counts', () => {
  const lines = textOf(({ counter }) => {
    const hits = counter('laude_cache_reads_total', { result: 'memory' })
    hits()
    hits(3)
    counter('laude_cache_reads_total', { result: 'memory' })()
    counter('laude_cache_reads_total', { result: 'miss' })
  })
  expect(lines).toEqual([
    `# HELP laude_cache_reads_total ${METRICS.counters.laude_cache_reads_total}`,
    '# TYPE laude_cache_reads_total counter',
    'laude_cache_reads_total{result="memory"} 5',
    'laude_cache_reads_total{result="miss"} 0',
  ])
})

it('takes labels in another order for the same series', () => {
  const lines = textOf(({ counter }) => {
    counter('laude_worker_turns_total', { worker: 'mails', result: 'done' })()
    counter('laude_worker_turns_total', { result: 'done', worker: 'mails' })()
  })
  expect(lines.slice(2)).toEqual(['laude_worker_turns_total{worker="mails",result="done"} 2'])
})

it('keeps what a value of a label could break', () => {
  const [, , line] = textOf(({ counter }) => counter('laude_http_requests_total', { route: 'a"b\\c\nd' })())
  expect(line).toBe('laude_http_requests_total{route="a\\"b\\\\c\\nd"} 1')
})

it('counts every value in each bucket that it fits into', () => {
  const { edges } = METRICS.histograms.laude_display_seconds
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.double({ min: 0, max: 20, noNaN: true }), fc.constantFrom(...edges))),
      (values) => {
        const lines = textOf(({ histogram }) => {
          const time = histogram('laude_display_seconds')
          for (const value of values) time(value)
        })
        const upTo = (edge: number) => values.filter((value) => value <= edge).length
        expect(lines.slice(2)).toEqual([
          ...edges.map((edge) => `laude_display_seconds_bucket{le="${edge}"} ${upTo(edge)}`),
          `laude_display_seconds_bucket{le="+Inf"} ${values.length}`,
          `laude_display_seconds_sum ${values.reduce((sum, value) => sum + value, 0)}`,
          `laude_display_seconds_count ${values.length}`,
        ])
      },
    ),
  )
})

it('reads the gauge that was made last for the same labels', async () => {
  const { metrics, gauges } = createMeasures()
  metrics.gauge('laude_streams_open', () => 1)
  metrics.gauge('laude_streams_open', () => 2)
  const [series, ...others] = gauges.get('laude_streams_open')?.values() ?? []
  expect([await series?.read(), others]).toEqual([2, []])
})

it.each<[HistogramName, number]>([
  ['laude_display_seconds', THRESHOLDS.displayTime],
  ['laude_unlock_latency_seconds', THRESHOLDS.unlockLatency],
  ['laude_http_request_seconds', THRESHOLDS.finishTime],
])('%s has an edge at its limit, so that a quantile is on its right side', (name, limit) => {
  expect(METRICS.histograms[name].edges).toContain(limit)
  const { edges } = METRICS.histograms[name]
  expect(edges).toEqual([...edges].toSorted((a, b) => a - b))
})

it('costs less than a microsecond for a request that the cache answers', () => {
  const TURNS = 5000
  const cost = (metrics: typeof unmeasured) => {
    const measure = createRequestMeasure(metrics, 'gamification-api')
    const countHit = metrics.counter('laude_cache_reads_total', { result: 'memory' })
    const times = Array.from({ length: 100 }, () => {
      const start = performance.now()
      for (let turn = 0; turn < TURNS; turn++) {
        const began = performance.now()
        countHit()
        measure({ route: '/xp/level', method: 'GET', status: 200, began, source: 'cache' })
      }
      return ((performance.now() - start) * 1e6) / TURNS
    })
    // The best of many rounds: on a busy machine the others say how busy it is.
    return Math.min(...times)
  }
  const nanoseconds = cost(createMeasures().metrics)
  console.info(`Measuring a request that the cache answers takes ${nanoseconds.toFixed(0)} ns.`)
  expect(nanoseconds).toBeLessThan(1000)
})
