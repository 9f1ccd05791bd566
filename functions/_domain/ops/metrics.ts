/** Which label a metric has, and every value that it can take: never one a learner, a community or an address. */
export type Labels = Readonly<Record<string, string>>

/**
 * What a process measures of itself. A handle is made once, with its labels, so that measuring costs as little as adding. Names
 * are those of `METRICS`.
 */
export interface Metrics {
  /** A count that only grows. */
  counter: (name: CounterName, labels?: Labels) => (by?: number) => void
  /** A distribution, in the unit that its name ends with. */
  histogram: (name: HistogramName, labels?: Labels) => (value: number) => void
  /** A value that goes up and down. It is read when somebody looks. */
  gauge: (name: GaugeName, read: () => number | Promise<number>, labels?: Labels) => void
}

/** Every metric: what it says, and the edges of its buckets. */
export const METRICS = {
  counters: {
    laude_cache_reads_total: 'Responses that were looked for in the cache, by result: memory, shared or miss.',
    laude_shared_cache_failures_total: 'Failures of the shared cache, by kind: connection, late, full or refused.',
    laude_unlocks_total: 'Events that the engine was given, by result: applied, duplicate or refused.',
    laude_events_published_total: 'Events that the relay moved from the outbox to Kafka.',
    laude_events_consumed_total: 'Messages of Kafka that were dealt with.',
    laude_events_parked_total: 'Messages of Kafka that were parked, by reason.',
  },
  histograms: {
    laude_display_seconds: {
      help: 'How long the functions took to show achievements and progress, by source: cache or database.',
      edges: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    },
    laude_unlock_latency_seconds: {
      help: 'From when an event occurred until what it earned was written.',
      edges: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
    },
    laude_event_batch_events: {
      help: 'How many events a batch had, by step: relay or consumer.',
      edges: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    },
  },
  gauges: {
    laude_shared_cache_up: 'Whether this process uses the shared cache at the moment: 1 or 0.',
    laude_queue_depth: 'Events that wait to be applied, by place: outbox or kafka.',
  },
} as const

export type CounterName = keyof typeof METRICS.counters
export type HistogramName = keyof typeof METRICS.histograms
export type GaugeName = keyof typeof METRICS.gauges

/** For processes that nobody watches. */
export const unmeasured: Metrics = {
  counter: () => () => undefined,
  histogram: () => () => undefined,
  gauge: () => undefined,
}
