/** Every label that a metric may have. Its values are few and known: never a learner, a community, an address or a text of a caller. */
export const LABEL_NAMES = [
  'function',
  'kind',
  'method',
  'place',
  'policy',
  'pool',
  'reason',
  'result',
  'role',
  'route',
  'source',
  'state',
  'status',
  'step',
  'worker',
] as const

export type LabelName = (typeof LABEL_NAMES)[number]
export type Labels = Readonly<Partial<Record<LabelName, string>>>

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

/** In seconds, for requests. */
const REQUEST_EDGES = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10]

/** Every metric: what it says, and the edges of its buckets. */
export const METRICS = {
  counters: {
    laude_cache_reads_total: 'Responses that were looked for in the cache, by result: memory, shared or miss.',
    laude_database_connections_opened_total: 'Connections to Postgres that were opened, by pool: usual or generic.',
    laude_events_consumed_total: 'Messages of Kafka that were dealt with.',
    laude_events_parked_total: 'Messages of Kafka that were parked, by reason.',
    laude_events_published_total: 'Events that the relay moved from the outbox to Kafka.',
    laude_http_requests_total: 'Requests that the functions answered, by function, route, method and status.',
    laude_rate_limit_failures_total: 'Questions that the store of rate limits did not answer.',
    laude_rate_limit_refusals_total: 'Requests that were refused for being too many, by policy.',
    laude_shared_cache_failures_total: 'Failures of the shared cache, by kind: connection, late, full or refused.',
    laude_site_pages_total: 'Public pages that the site sent, by source: memory or rendered.',
    laude_site_requests_total: 'Requests that the site answered, by route, method and status. Files are not counted.',
    laude_unlocks_total: 'Events that the engine was given, by result: applied, duplicate, refused or failed.',
    laude_worker_turns_total: 'Turns of the background work, by worker and result: done or failed.',
  },
  histograms: {
    laude_display_seconds: {
      help: 'How long the functions took to show achievements and progress, by source: cache or database.',
      edges: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    },
    laude_event_loop_lag_seconds: {
      help: 'By how much timers fired late, since something else ran.',
      edges: [0.001, 0.01, 0.05, 0.1, 0.5, 1],
    },
    laude_http_request_seconds: {
      help: 'How long the functions took to answer, by function and route. Of a stream: to begin it.',
      edges: REQUEST_EDGES,
    },
    laude_site_request_seconds: {
      help: 'How long the site took to answer, by route. Of what is streamed: to begin it.',
      edges: REQUEST_EDGES,
    },
    laude_site_upstream_seconds: {
      help: 'How long the functions took to answer the site, by result: answered or failed.',
      edges: REQUEST_EDGES,
    },
    laude_unlock_latency_seconds: {
      help: 'From when an event reached us until what it earned was written.',
      edges: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300],
    },
    laude_event_batch_events: {
      help: 'How many events a batch had, by step: relay or consumer.',
      edges: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    },
    laude_worker_turn_seconds: {
      help: 'How long the turns of the background work took, by worker.',
      edges: [0.001, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 60],
    },
  },
  gauges: {
    laude_assistant_dollars: 'Money of this month, by state: spent, reserved or budget. Every process says the same.',
    laude_backup_age_seconds:
      'How long ago backups were last taken and restored, and all WAL was shipped, by state. Every process says the same.',
    laude_database_connections: 'Connections of this process to Postgres, by pool and state: used or idle.',
    laude_database_up: 'Whether Postgres answered the question for the gauges that come from there.',
    laude_database_waiting: 'Work that waits for a connection to Postgres, by pool.',
    laude_events_parked: 'Events that failed for good and wait for somebody. Every process says the same.',
    laude_queue_age_seconds: 'How long the oldest event has waited to be applied. Every process says the same.',
    laude_queue_depth: 'Events that wait to be applied, by place: outbox or kafka. Every process says the same.',
    laude_shared_cache_up: 'Whether the shared cache answers. Absent where there is none.',
    laude_streams_open: 'Streams of notifications that are open.',
    laude_worker_overdue_seconds: 'By how much the next successful turn of the background work is late, by worker.',
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
