import { THRESHOLDS } from '../../functions/_domain/ops/thresholds.ts'

export interface Panel {
  title: string
  /** As Grafana names units. */
  unit: 's' | 'percentunit' | 'short' | 'reqps' | 'bytes' | 'currencyUSD'
  /** What is drawn, by the words of the legend; Prometheus' labels stand in double braces. */
  shows: Record<string, string>
  /** Above (of `isLeast`: below) which there is an alert. */
  limit?: number
  isLeast?: boolean
}

/** The dashboard: first what alerts look at, then what explains it. */
export const PANELS: readonly Panel[] = [
  { title: 'Display time, p95', unit: 's', shows: { p95: 'laude:display_seconds:p95' }, limit: THRESHOLDS.displayTime },
  {
    title: 'Unlock latency, p99',
    unit: 's',
    shows: { p99: 'laude:unlock_latency_seconds:p99' },
    limit: THRESHOLDS.unlockLatency,
  },
  {
    title: 'Events that wait',
    unit: 'short',
    shows: { '{{place}}': 'max by (place) (laude_queue_depth)', parked: 'max(laude_events_parked)' },
    limit: THRESHOLDS.queueDepth,
  },
  {
    title: 'Events that fail',
    unit: 'percentunit',
    shows: { failed: 'laude:unlock_failures:ratio' },
    limit: THRESHOLDS.unlockFailures,
  },
  {
    title: 'Cache hit rate',
    unit: 'percentunit',
    shows: { found: 'laude:cache_hits:ratio' },
    limit: THRESHOLDS.cacheHitRate,
    isLeast: true,
  },
  {
    title: 'Requests that fail',
    unit: 'percentunit',
    shows: { failed: 'laude:server_errors:ratio' },
    limit: THRESHOLDS.serverErrors,
  },
  {
    title: 'Events',
    unit: 'reqps',
    shows: { '{{result}}': 'sum by (result) (rate(laude_unlocks_total[5m]))' },
  },
  {
    title: 'Requests to the functions',
    unit: 'reqps',
    shows: { '{{function}}': 'sum by (function) (rate(laude_http_requests_total[5m]))' },
  },
  {
    title: 'Time of requests to the functions, p99',
    unit: 's',
    shows: {
      '{{function}}': 'histogram_quantile(0.99, sum by (le, function) (rate(laude_http_request_seconds_bucket[5m])))',
    },
  },
  {
    title: 'Finishing a test, p99',
    unit: 's',
    shows: { p99: 'laude:finish_seconds:p99' },
    limit: THRESHOLDS.finishTime,
  },
  {
    title: 'Slowest routes, mean',
    unit: 's',
    shows: {
      '{{function}} {{route}}':
        'topk(10, sum by (function, route) (rate(laude_http_request_seconds_sum[5m])) / sum by (function, route) (rate(laude_http_request_seconds_count[5m])))',
    },
  },
  {
    title: 'Pages of the site, p99',
    unit: 's',
    shows: {
      site: 'histogram_quantile(0.99, sum by (le) (rate(laude_site_request_seconds_bucket[5m])))',
      functions: 'histogram_quantile(0.99, sum by (le) (rate(laude_site_upstream_seconds_bucket[5m])))',
    },
  },
  {
    title: 'Connections to Postgres',
    unit: 'short',
    shows: {
      '{{pool}} {{state}}': 'sum by (pool, state) (laude_database_connections)',
      waiting: 'sum(laude_database_waiting)',
    },
  },
  {
    title: 'Background work that is late',
    unit: 's',
    shows: { '{{worker}}': 'max by (worker) (laude_worker_overdue_seconds)' },
    limit: THRESHOLDS.workerOverdue,
  },
  {
    title: 'Age of backups',
    unit: 's',
    shows: { '{{state}}': 'max by (state) (laude_backup_age_seconds)' },
  },
  {
    title: 'Refused for too many',
    unit: 'reqps',
    shows: { '{{policy}}': 'sum by (policy) (rate(laude_rate_limit_refusals_total[5m]))' },
  },
  { title: 'Streams', unit: 'short', shows: { open: 'sum(laude_streams_open)' } },
  {
    title: 'The assistant, this month',
    unit: 'currencyUSD',
    shows: { '{{state}}': 'max by (state) (laude_assistant_dollars)' },
  },
  {
    title: 'CPU',
    unit: 'short',
    shows: { '{{job}} {{instance}}': 'rate(process_cpu_seconds_total{job=~"laude-.+"}[5m])' },
  },
  {
    title: 'Memory',
    unit: 'bytes',
    shows: { '{{job}} {{instance}}': 'process_resident_memory_bytes{job=~"laude-.+"}' },
  },
  {
    title: 'Event loop, p99 of how late timers fire',
    unit: 's',
    shows: {
      '{{job}}': 'histogram_quantile(0.99, sum by (le, job) (rate(laude_event_loop_lag_seconds_bucket[5m])))',
    },
  },
]
