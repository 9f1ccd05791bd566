import type { AlertId } from '../../functions/_domain/ops/alerts.ts'
import { ENOUGH, THRESHOLDS } from '../../functions/_domain/ops/thresholds.ts'
import { countOf, type FigureName } from './figures.ts'

interface AlertRule {
  expr: string
  /** How long it has to hold. */
  for: string
}

const above = (figure: FigureName, limit: number) => `${figure} > ${limit}`
const below = (figure: FigureName, limit: number) => `${figure} < ${limit}`
/** Every process says the same. */
const ageAbove = (state: 'taken' | 'restored' | 'shipped', limit: number) =>
  `max(laude_backup_age_seconds{state="${state}"}) > ${limit}`
const withEnough = (condition: string, metric: string, enough: number) =>
  `${condition} and on () ${countOf(metric)} >= ${enough}`

/** When each alert fires. What it means is in `ALERTS`. */
export const RULES: Record<AlertId, AlertRule> = {
  // Absent: nothing is scraped at all, which is no better.
  'processes-down': { expr: 'up{job=~"laude-.+"} == 0 or absent(up{job="laude-functions"})', for: '1m' },
  'unlock-latency': { expr: above('laude:unlock_latency_seconds:p99', THRESHOLDS.unlockLatency), for: '1m' },
  'queue-depth': { expr: above('laude:queue_depth:events', THRESHOLDS.queueDepth), for: '1m' },
  'unlock-failures': { expr: above('laude:unlock_failures:ratio', THRESHOLDS.unlockFailures), for: '1m' },
  'display-time': { expr: above('laude:display_seconds:p95', THRESHOLDS.displayTime), for: '5m' },
  'cache-hit-rate': {
    expr: withEnough(
      below('laude:cache_hits:ratio', THRESHOLDS.cacheHitRate),
      'laude_cache_reads_total',
      ENOUGH.cacheReads,
    ),
    for: '10m',
  },
  'server-errors': {
    expr: withEnough(
      above('laude:server_errors:ratio', THRESHOLDS.serverErrors),
      'laude_http_requests_total',
      ENOUGH.requests,
    ),
    for: '5m',
  },
  'finish-time': { expr: above('laude:finish_seconds:p99', THRESHOLDS.finishTime), for: '5m' },
  'pool-waiting': { expr: `laude_database_waiting > ${THRESHOLDS.poolWaiting}`, for: '1m' },
  'worker-overdue': { expr: `laude_worker_overdue_seconds > ${THRESHOLDS.workerOverdue}`, for: '1m' },
  'wal-age': { expr: ageAbove('shipped', THRESHOLDS.walAge), for: '1m' },
  'backup-age': { expr: ageAbove('taken', THRESHOLDS.backupAge), for: '5m' },
  'restore-age': { expr: ageAbove('restored', THRESHOLDS.restoreAge), for: '5m' },
  'shared-cache-down': { expr: 'laude_shared_cache_up == 0', for: '1m' },
}

/** "unlock-latency" → "LaudeUnlockLatency" */
export const alertName = (id: AlertId): string =>
  `Laude${id.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
