import { WINDOW } from '../../functions/_domain/ops/thresholds.ts'

const window = `[${WINDOW / 60}m]`

const rate = (metric: string, labels = '') => `sum(rate(${metric}${labels}${window}))`
const part = (some: string, all: string) => `(${some} or vector(0)) / (${all} > 0)`
const quantile = (share: number, metric: string, labels = '') =>
  `histogram_quantile(${share}, sum by (le) (rate(${metric}_bucket${labels}${window})))`

const FINISH = '{function="attempts-api",route="/attempts/:id/finish"}'

/** How many came within the window. */
export const countOf = (metric: string) => `sum(increase(${metric}${window}))`

/** What alerts and the dashboard look at, by the name under which Prometheus records it. */
export const FIGURES = {
  'laude:display_seconds:p95': quantile(0.95, 'laude_display_seconds'),
  'laude:unlock_latency_seconds:p99': quantile(0.99, 'laude_unlock_latency_seconds'),
  // Every process says the same of the outbox; places are added up.
  'laude:queue_depth:events': 'sum(max by (place) (laude_queue_depth))',
  'laude:unlock_failures:ratio': part(
    rate('laude_unlocks_total', '{result=~"refused|failed"}'),
    rate('laude_unlocks_total'),
  ),
  'laude:cache_hits:ratio': part(rate('laude_cache_reads_total', '{result!="miss"}'), rate('laude_cache_reads_total')),
  'laude:server_errors:ratio': part(
    rate('laude_http_requests_total', '{status=~"5.."}'),
    rate('laude_http_requests_total'),
  ),
  'laude:finish_seconds:p99': quantile(0.99, 'laude_http_request_seconds', FINISH),
} as const satisfies Record<string, string>

export type FigureName = keyof typeof FIGURES
