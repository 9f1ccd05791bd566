import { percentileOf } from './buckets.ts'
import { METRICS, type HistogramName } from './metrics.ts'
import { bucketsOf, countOf, labelValues, parseSeriesKey, type Readings } from './readings.ts'

/** A process in one of whose reports these gauges were. */
export interface Reporting {
  gauges: Readonly<Record<string, number>>
}

const percentile = (readings: Readings, name: HistogramName, part: number, labels = {}) =>
  percentileOf(METRICS.histograms[name].edges, bucketsOf(readings, name, labels), part)

const inMs = (seconds: number | null) => (seconds === null ? null : Math.round(seconds * 10_000) / 10)
const inS = (seconds: number | null) => (seconds === null ? null : Math.round(seconds * 1000) / 1000)

export const unlocksOf = (readings: Readings) => ({
  applied: countOf(readings, 'laude_unlocks_total', { result: 'applied' }),
  duplicate: countOf(readings, 'laude_unlocks_total', { result: 'duplicate' }),
  failed:
    countOf(readings, 'laude_unlocks_total', { result: 'refused' }) +
    countOf(readings, 'laude_unlocks_total', { result: 'failed' }),
})

export const unlockSecondsOf = (readings: Readings) => ({
  p50_s: inS(percentile(readings, 'laude_unlock_latency_seconds', 0.5)),
  p99_s: inS(percentile(readings, 'laude_unlock_latency_seconds', 0.99)),
})

export const displayOf = (readings: Readings) => ({
  shown: bucketsOf(readings, 'laude_display_seconds').reduce((sum, count) => sum + count, 0),
  p50_ms: inMs(percentile(readings, 'laude_display_seconds', 0.5)),
  p95_ms: inMs(percentile(readings, 'laude_display_seconds', 0.95)),
})

export const cacheOf = (readings: Readings) => ({
  hits:
    countOf(readings, 'laude_cache_reads_total', { result: 'memory' }) +
    countOf(readings, 'laude_cache_reads_total', { result: 'shared' }),
  misses: countOf(readings, 'laude_cache_reads_total', { result: 'miss' }),
})

export const requestsOf = (readings: Readings, labels = {}) => {
  const failed = countOf(readings, 'laude_http_requests_total', { ...labels, result: 'failed' })
  return { requests: countOf(readings, 'laude_http_requests_total', labels), failed }
}

export const finishP99Of = (readings: Readings) =>
  inMs(percentile(readings, 'laude_http_request_seconds', 0.99, { route: 'finish' }))

export const functionsOf = (readings: Readings) =>
  labelValues(readings, 'laude_http_requests_total', 'function').map((name) => ({
    name,
    ...requestsOf(readings, { function: name }),
    p50_ms: inMs(percentile(readings, 'laude_http_request_seconds', 0.5, { function: name })),
    p99_ms: inMs(percentile(readings, 'laude_http_request_seconds', 0.99, { function: name })),
  }))

/** What the gauges of a name say in all processes, with the label that is asked for. */
const gaugesOf = (processes: readonly Reporting[], name: string, label: 'pool' | 'worker') =>
  processes.flatMap(({ gauges }) =>
    Object.entries(gauges).flatMap(([key, value]) => {
      const series = parseSeriesKey(key)
      return series.name === name ? [{ label: series.labels[label] ?? '', value }] : []
    }),
  )

/** The sum of a gauge over the label's values in one process; null where it says nothing. */
export function gaugeOf(process: Reporting, name: string): number | null {
  const values = gaugesOf([process], name, 'pool')
  return values.length === 0 ? null : values.reduce((sum, { value }) => sum + value, 0)
}

/** A worker is as late as the least late of the processes that do its work. */
export function workersOf(hour: Readings, processes: readonly Reporting[]) {
  const overdue = gaugesOf(processes, 'laude_worker_overdue_seconds', 'worker')
  const names = new Set([...labelValues(hour, 'laude_worker_turns_total', 'worker'), ...overdue.map((it) => it.label)])
  return [...names].toSorted().map((name) => {
    const late = overdue.filter(({ label }) => label === name).map(({ value }) => value)
    return {
      name,
      turns: countOf(hour, 'laude_worker_turns_total', { worker: name }),
      failed: countOf(hour, 'laude_worker_turns_total', { worker: name, result: 'failed' }),
      overdue_s: late.length === 0 ? null : Math.max(0, Math.round(Math.min(...late))),
    }
  })
}

/** The most that wait for a connection in any process; null where none says. */
export function poolWaitingOf(processes: readonly Reporting[]): number | null {
  const waiting = processes.flatMap((process) => gaugeOf(process, 'laude_database_waiting') ?? [])
  return waiting.length === 0 ? null : Math.max(...waiting)
}

/** Whether every process reaches the shared cache; null where there is none. */
export function sharedCacheOf(processes: readonly Reporting[]): boolean | null {
  const up = processes.flatMap((process) => gaugeOf(process, 'laude_shared_cache_up') ?? [])
  return up.length === 0 ? null : up.every((value) => value > 0)
}
