import { addCounts } from './buckets.ts'
import type { Measures } from './measures.ts'
import type { CounterName, HistogramName, Labels } from './metrics.ts'
import { seriesKey, type Readings } from './readings.ts'

/** What a page needs of a metric's labels: the fewer, the less each process has to tell. */
const COUNTERS: Partial<Record<CounterName, (labels: Labels) => Labels>> = {
  laude_cache_reads_total: ({ result }) => ({ result }),
  laude_unlocks_total: ({ result }) => ({ result }),
  laude_worker_turns_total: ({ worker, result }) => ({ worker, result }),
  laude_http_requests_total: ({ function: name, status = '' }) => ({
    function: name,
    result: status.startsWith('5') ? 'failed' : 'answered',
  }),
}

const HISTOGRAMS: Partial<Record<HistogramName, (labels: Labels) => Labels>> = {
  laude_http_request_seconds: ({ function: name, route }) => ({
    function: name,
    ...(route?.endsWith('/finish') && { route: 'finish' }),
  }),
  laude_display_seconds: () => ({}),
  laude_unlock_latency_seconds: () => ({}),
}

/** What a process measured, as far as the page of operators shows it. */
export function toReadings({ counters, histograms }: Measures): Readings {
  const counts: Record<string, number> = {}
  const buckets: Record<string, number[]> = {}
  for (const [name, series] of counters)
    for (const { labels, value } of series.values()) {
      const kept = COUNTERS[name]?.(labels)
      if (!kept) continue
      const key = seriesKey(name, kept)
      counts[key] = (counts[key] ?? 0) + value
    }
  for (const [name, series] of histograms)
    for (const { labels, counts: added } of series.values()) {
      const kept = HISTOGRAMS[name]?.(labels)
      if (!kept) continue
      const key = seriesKey(name, kept)
      buckets[key] = addCounts(buckets[key] ?? [], added)
    }
  return { counters: counts, histograms: buckets }
}
