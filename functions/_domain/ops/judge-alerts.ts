import { count, plural } from '../locale/counts.ts'
import { listText } from '../locale/lists.ts'
import { numberText, percentText } from '../locale/numbers.ts'
import { daysText, durationText } from '../locale/spans.ts'
import { ALERT_IDS, ALERTS, type AlertId, type Severity } from './alerts.ts'
import { ENOUGH, THRESHOLDS } from './thresholds.ts'

/** What a site operator looks at. Counts and percentiles are of the last `WINDOW`. Null: nobody could measure it, or nothing happened. */
export interface OpsFigures {
  display_p95_ms: number | null
  /** From when we could know of an event until what it earned was written. */
  unlock_latency_p99_s: number | null
  /** Events that wait to be applied. Kafka is null where it is not used. */
  queue: { outbox: number | null; kafka: number | null }
  /** Failed: gave up on, or given back to be tried again. */
  unlocks: { ok: number; failed: number }
  cache: { hits: number; misses: number }
  /** Failed: answered with 500 or above. */
  requests: { ok: number; failed: number }
  finish_p99_ms: number | null
  /** In the process where the most wait for a connection, how many. */
  pool_waiting: number | null
  /** Workers whose next successful turn is late, and by how much. Null: no worker has told of itself. */
  workers: { name: string; overdue_s: number }[] | null
  /** Null: there is no shared cache. */
  shared_cache_up: boolean | null
  /** How long ago, in seconds. Null: never yet. */
  backups: { taken_s: number | null; restored_s: number | null; shipped_s: number | null }
  /** Processes that stopped telling of themselves without saying that they end. */
  lost_processes: string[]
}

export type AlertState = 'ok' | 'firing' | 'unknown'

export interface Judgement {
  alert: AlertId
  severity: Severity
  state: AlertState
  /** The figure beside its limit, in words. */
  sentence: string
}

type Verdict = Pick<Judgement, 'state' | 'sentence'>

const JUDGES: Record<AlertId, (figures: OpsFigures) => Verdict> = {
  'processes-down': ({ lost_processes: lost }) =>
    lost.length > 0
      ? { state: 'firing', sentence: `${listText(lost)} ${plural(lost.length, 'does', 'do')} not answer.` }
      : { state: 'ok', sentence: 'Every process answers.' },
  'unlock-latency': ({ unlock_latency_p99_s: seconds }) =>
    atMost(seconds, THRESHOLDS.unlockLatency, {
      none: 'Nothing was earned lately.',
      say: (value, limit) => `99% of events were applied within ${inSeconds(value)}; the limit is ${inSeconds(limit)}.`,
    }),
  'queue-depth': ({ queue: { outbox, kafka } }) =>
    atMost(outbox === null ? null : outbox + (kafka ?? 0), THRESHOLDS.queueDepth, {
      none: 'Nobody knows how many events wait.',
      say: (value, limit) =>
        `${count(value, 'event')} ${plural(value, 'waits', 'wait')}; the limit is ${numberText(limit)}.`,
    }),
  'unlock-failures': ({ unlocks: { ok, failed } }) =>
    atMost(part(failed, ok), THRESHOLDS.unlockFailures, {
      none: 'No event came lately.',
      say: (value, limit) => `${percent(value)} of events failed; the limit is ${percent(limit)}.`,
    }),
  'display-time': ({ display_p95_ms: milliseconds }) =>
    atMost(milliseconds, THRESHOLDS.displayTime * 1000, {
      none: 'Nothing was shown lately.',
      say: (value, limit) =>
        `95% of displays took at most ${inMilliseconds(value)}; the limit is ${inMilliseconds(limit)}.`,
    }),
  'cache-hit-rate': ({ cache: { hits, misses } }) =>
    hits + misses < ENOUGH.cacheReads
      ? tooFew(
          `${count(hits + misses, 'response')} ${plural(hits + misses, 'was', 'were')} looked for`,
          ENOUGH.cacheReads,
        )
      : atLeast(hits / (hits + misses), THRESHOLDS.cacheHitRate),
  'server-errors': ({ requests: { ok, failed } }) =>
    ok + failed < ENOUGH.requests
      ? tooFew(`${count(ok + failed, 'request')} came`, ENOUGH.requests)
      : atMost(part(failed, ok), THRESHOLDS.serverErrors, {
          none: '',
          say: (value, limit) => `${percent(value)} of requests failed; the limit is ${percent(limit)}.`,
        }),
  'finish-time': ({ finish_p99_ms: milliseconds }) =>
    atMost(milliseconds, THRESHOLDS.finishTime * 1000, {
      none: 'No test was finished lately.',
      say: (value, limit) =>
        `99% of finishes took at most ${inMilliseconds(value)}; the limit is ${inMilliseconds(limit)}.`,
    }),
  'pool-waiting': ({ pool_waiting: waiting }) =>
    atMost(waiting, THRESHOLDS.poolWaiting, {
      none: 'Nobody knows how many requests wait for a connection.',
      say: (value, limit) =>
        `${count(value, 'request')} ${plural(value, 'waits', 'wait')} for a connection; the limit is ${numberText(limit)}.`,
    }),
  'worker-overdue': ({ workers }) => {
    if (!workers) return { state: 'unknown', sentence: 'No worker has told of itself.' }
    const late = workers.filter(({ overdue_s: overdue }) => overdue > THRESHOLDS.workerOverdue)
    return late.length > 0
      ? {
          state: 'firing',
          sentence: late.map(({ name, overdue_s: by }) => `${name} is ${durationText(by)} late.`).join(' '),
        }
      : { state: 'ok', sentence: 'Every worker takes its turns.' }
  },
  'shared-cache-down': ({ shared_cache_up: up }) => {
    if (up === null) return { state: 'ok', sentence: 'There is no shared cache; each process has its own.' }
    return up
      ? { state: 'ok', sentence: 'The shared cache answers.' }
      : { state: 'firing', sentence: 'The shared cache does not answer.' }
  },
  'wal-age': ({ backups: { shipped_s: seconds } }) =>
    atMost(seconds, THRESHOLDS.walAge, {
      none: 'No WAL is shipped: npm run backup -- run does, once it is set up (docs/backups.md).',
      say: (value, limit) => `All WAL was shipped ${durationText(value)} ago; the limit is ${durationText(limit)}.`,
    }),
  'backup-age': ({ backups: { taken_s: seconds } }) =>
    atMost(seconds, THRESHOLDS.backupAge, {
      none: 'No backup was taken by npm run backup (docs/backups.md). A hosted project has those of its platform.',
      say: (value, limit) => `The newest backup is ${agoText(value)} old; the limit is ${agoText(limit)}.`,
    }),
  'restore-age': ({ backups: { restored_s: seconds } }) =>
    atMost(seconds, THRESHOLDS.restoreAge, {
      none: 'No backup was restored yet to see whether it can be: npm run backup -- run does each week.',
      say: (value, limit) =>
        `A backup was last restored successfully ${agoText(value)} ago; the limit is ${agoText(limit)}.`,
    }),
}

/** The state of every alert, in their order. The limits themselves are still fine. */
export const judge = (figures: OpsFigures): Judgement[] =>
  ALERT_IDS.map((alert) => ({ alert, severity: ALERTS[alert].severity, ...JUDGES[alert](figures) }))

function atMost(
  value: number | null,
  limit: number,
  { none, say }: { none: string; say: (value: number, limit: number) => string },
): Verdict {
  if (value === null) return { state: 'unknown', sentence: none }
  return { state: value > limit ? 'firing' : 'ok', sentence: say(value, limit) }
}

const atLeast = (rate: number, limit: number): Verdict => ({
  state: rate < limit ? 'firing' : 'ok',
  sentence: `${percent(rate)} of responses came from the cache; at least ${percent(limit)} should.`,
})

const tooFew = (what: string, enough: number): Verdict => ({
  state: 'unknown',
  sentence: `${what}, too few to judge (${numberText(enough)} are enough).`,
})

const part = (some: number, others: number): number | null => (some + others === 0 ? null : some / (some + others))

const percent = (value: number) => percentText(value * 100)
const agoText = (seconds: number) => daysText(seconds / 86_400)
const inSeconds = (value: number) => `${numberText(value)} s`
const inMilliseconds = (value: number) => `${numberText(value)} ms`
