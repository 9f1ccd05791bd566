import type { AlertId } from '../../functions/_domain/ops/alerts.ts'

/** Values of a series from minute to minute, as promtool writes them, by the series. */
export type SeriesValues = Record<string, string>

export interface AlertCase {
  fires: SeriesValues
  /** Just as much as is still fine. */
  stays: SeriesValues
  /** The labels of the alert beside its own. */
  labels?: Record<string, string>
}

/** So many a minute for twenty minutes. */
const every = (perMinute: number) => `0+${perMinute}x20`
const always = (value: number) => `${value}x20`

/** A histogram in which so many a minute are within the edge, and so many above, within the next. */
const histogram = (name: string, labels: string, { edge, next, within, above }: Spread): SeriesValues => ({
  [`${name}_bucket{${labels}le="${edge}"}`]: every(within),
  [`${name}_bucket{${labels}le="${next}"}`]: every(within + above),
  [`${name}_bucket{${labels}le="+Inf"}`]: every(within + above),
})

interface Spread {
  edge: number
  next: number
  within: number
  above: number
}

const unlocks = (applied: number, refused: number, failed: number): SeriesValues => ({
  'laude_unlocks_total{result="applied"}': every(applied),
  'laude_unlocks_total{result="duplicate"}': every(0),
  'laude_unlocks_total{result="refused"}': every(refused),
  'laude_unlocks_total{result="failed"}': every(failed),
})

const reads = (memory: number, shared: number, miss: number): SeriesValues => ({
  'laude_cache_reads_total{result="memory"}': every(memory),
  'laude_cache_reads_total{result="shared"}': every(shared),
  'laude_cache_reads_total{result="miss"}': every(miss),
})

const requests = (fine: number, failed: number): SeriesValues => ({
  'laude_http_requests_total{function="tests-api",route="/",method="GET",status="200"}': every(fine),
  'laude_http_requests_total{function="tests-api",route="/",method="GET",status="404"}': every(0),
  'laude_http_requests_total{function="tests-api",route="/",method="GET",status="503"}': every(failed),
})

const FINISH = 'function="attempts-api",route="/attempts/:id/finish",'
const LATENCY = { edge: 10, next: 30 }
const DISPLAY = { edge: 0.2, next: 0.5 }
const FINISHING = { edge: 1, next: 2 }

/** Of each alert, what makes it fire and what does not yet. */
export const ALERT_CASES: Record<AlertId, AlertCase[]> = {
  'processes-down': [
    {
      fires: { 'up{job="laude-worker",instance="a"}': '1 1 0x20', 'up{job="laude-functions",instance="a"}': always(1) },
      stays: { 'up{job="laude-functions",instance="a"}': always(1), 'up{job="other",instance="a"}': always(0) },
      labels: { job: 'laude-worker', instance: 'a' },
    },
    {
      fires: { 'up{job="laude-site",instance="a"}': always(1) },
      stays: { 'up{job="laude-functions",instance="b"}': always(1) },
      labels: { job: 'laude-functions' },
    },
  ],
  'unlock-latency': [
    {
      fires: histogram('laude_unlock_latency_seconds', '', { ...LATENCY, within: 98, above: 2 }),
      stays: histogram('laude_unlock_latency_seconds', '', { ...LATENCY, within: 99, above: 1 }),
    },
  ],
  'queue-depth': [
    {
      // Two processes say the same of the outbox.
      fires: {
        'laude_queue_depth{place="outbox",instance="a"}': always(1),
        'laude_queue_depth{place="outbox",instance="b"}': always(1),
        'laude_queue_depth{place="kafka",instance="a"}': always(10_000),
      },
      stays: {
        'laude_queue_depth{place="outbox",instance="a"}': always(10_000),
        'laude_queue_depth{place="outbox",instance="b"}': always(10_000),
      },
    },
  ],
  'unlock-failures': [
    { fires: unlocks(970, 20, 10), stays: unlocks(991, 5, 4) },
    { fires: unlocks(0, 1, 0), stays: unlocks(0, 0, 0) },
  ],
  'display-time': [
    {
      fires: histogram('laude_display_seconds', 'source="database",', { ...DISPLAY, within: 90, above: 10 }),
      stays: {
        ...histogram('laude_display_seconds', 'source="database",', { ...DISPLAY, within: 90, above: 10 }),
        ...histogram('laude_display_seconds', 'source="cache",', { ...DISPLAY, within: 900, above: 0 }),
      },
    },
  ],
  'cache-hit-rate': [
    { fires: reads(500, 390, 110), stays: reads(500, 410, 90) },
    // All of them are missed, but there are hardly any.
    { fires: reads(0, 0, 201), stays: reads(0, 0, 199) },
  ],
  'server-errors': [
    { fires: requests(980, 20), stays: requests(991, 9) },
    { fires: requests(0, 21), stays: requests(0, 19) },
  ],
  'finish-time': [
    {
      fires: histogram('laude_http_request_seconds', FINISH, { ...FINISHING, within: 98, above: 2 }),
      stays: histogram('laude_http_request_seconds', 'function="other",route="/attempts/:id/finish",', {
        ...FINISHING,
        within: 0,
        above: 100,
      }),
    },
  ],
  'pool-waiting': [
    {
      fires: { 'laude_database_waiting{pool="usual"}': always(11) },
      stays: { 'laude_database_waiting{pool="usual"}': always(10) },
      labels: { pool: 'usual' },
    },
  ],
  'worker-overdue': [
    {
      fires: { 'laude_worker_overdue_seconds{worker="mails"}': '0+60x20' },
      stays: { 'laude_worker_overdue_seconds{worker="mails"}': always(300) },
      labels: { worker: 'mails' },
    },
  ],
  'wal-age': [
    {
      fires: { 'laude_backup_age_seconds{state="shipped",instance="a"}': always(1801) },
      stays: { 'laude_backup_age_seconds{state="shipped",instance="a"}': always(1800) },
    },
  ],
  'backup-age': [
    {
      fires: {
        'laude_backup_age_seconds{state="taken",instance="a"}': always(26 * 3600 + 1),
        'laude_backup_age_seconds{state="taken",instance="b"}': always(26 * 3600),
      },
      stays: {
        'laude_backup_age_seconds{state="taken",instance="a"}': always(26 * 3600),
        'laude_backup_age_seconds{state="restored",instance="a"}': always(26 * 3600 + 1),
      },
    },
  ],
  'restore-age': [
    {
      fires: { 'laude_backup_age_seconds{state="restored",instance="a"}': always(8 * 86_400 + 1) },
      stays: { 'laude_backup_age_seconds{state="restored",instance="a"}': always(8 * 86_400) },
    },
  ],
  'shared-cache-down': [
    {
      fires: { 'laude_shared_cache_up{instance="a"}': always(0) },
      stays: { 'laude_shared_cache_up{instance="a"}': always(1) },
      labels: { instance: 'a' },
    },
  ],
}
