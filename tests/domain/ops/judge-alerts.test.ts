import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ALERTS, type AlertId } from '../../../functions/_domain/ops/alerts.ts'
import { judge, type AlertState, type OpsFigures } from '../../../functions/_domain/ops/judge-alerts.ts'

const BACKUPS: OpsFigures['backups'] = { taken_s: 3600, restored_s: 86_400, shipped_s: 20 }
const FINE: OpsFigures = {
  display_p95_ms: 3,
  unlock_latency_p99_s: 0.2,
  queue: { outbox: 12, kafka: null },
  unlocks: { ok: 1000, failed: 0 },
  cache: { hits: 990, misses: 10 },
  requests: { ok: 1000, failed: 0 },
  finish_p99_ms: 40,
  pool_waiting: 0,
  workers: [{ name: 'boards', overdue_s: 0 }],
  shared_cache_up: null,
  backups: BACKUPS,
  lost_processes: [],
}

const statesOf = (figures: Partial<OpsFigures>) =>
  Object.fromEntries(judge({ ...FINE, ...figures }).map(({ alert, state }) => [alert, state]))
const sentence = (figures: Partial<OpsFigures>, alert: AlertId) =>
  judge({ ...FINE, ...figures }).find((judgement) => judgement.alert === alert)?.sentence

it('says that all is well', () => {
  expect(new Set(Object.values(statesOf({})))).toEqual(new Set(['ok']))
  expect(judge(FINE).map(({ alert }) => alert)).toEqual(Object.keys(ALERTS))
})

it.each<[AlertId, Partial<OpsFigures>, AlertState, string]>([
  ['unlock-latency', { unlock_latency_p99_s: 10 }, 'ok', '99% of events were applied within 10 s; the limit is 10 s.'],
  [
    'unlock-latency',
    { unlock_latency_p99_s: 10.5 },
    'firing',
    '99% of events were applied within 10.5 s; the limit is 10 s.',
  ],
  ['unlock-latency', { unlock_latency_p99_s: null }, 'unknown', 'Nothing was earned lately.'],
  ['queue-depth', { queue: { outbox: 10_000, kafka: 0 } }, 'ok', '10,000 events wait; the limit is 10,000.'],
  ['queue-depth', { queue: { outbox: 1, kafka: 10_000 } }, 'firing', '10,001 events wait; the limit is 10,000.'],
  ['queue-depth', { queue: { outbox: 1, kafka: null } }, 'ok', '1 event waits; the limit is 10,000.'],
  ['unlock-failures', { unlocks: { ok: 99, failed: 1 } }, 'ok', '1% of events failed; the limit is 1%.'],
  ['unlock-failures', { unlocks: { ok: 98, failed: 2 } }, 'firing', '2% of events failed; the limit is 1%.'],
  ['unlock-failures', { unlocks: { ok: 0, failed: 0 } }, 'unknown', 'No event came lately.'],
  ['display-time', { display_p95_ms: 200 }, 'ok', '95% of displays took at most 200 ms; the limit is 200 ms.'],
  ['display-time', { display_p95_ms: 201 }, 'firing', '95% of displays took at most 201 ms; the limit is 200 ms.'],
  [
    'cache-hit-rate',
    { cache: { hits: 900, misses: 100 } },
    'ok',
    '90% of responses came from the cache; at least 90% should.',
  ],
  [
    'cache-hit-rate',
    { cache: { hits: 899, misses: 101 } },
    'firing',
    '89.9% of responses came from the cache; at least 90% should.',
  ],
  [
    'cache-hit-rate',
    { cache: { hits: 0, misses: 999 } },
    'unknown',
    '999 responses were looked for, too few to judge (1,000 are enough).',
  ],
  ['server-errors', { requests: { ok: 98, failed: 2 } }, 'firing', '2% of requests failed; the limit is 1%.'],
  [
    'server-errors',
    { requests: { ok: 9, failed: 2 } },
    'unknown',
    '11 requests came, too few to judge (100 are enough).',
  ],
  ['finish-time', { finish_p99_ms: 1200 }, 'firing', '99% of finishes took at most 1,200 ms; the limit is 1,000 ms.'],
  ['pool-waiting', { pool_waiting: 11 }, 'firing', '11 requests wait for a connection; the limit is 10.'],
  ['worker-overdue', { workers: [{ name: 'mail', overdue_s: 400 }] }, 'firing', 'mail is 7 min late.'],
  ['worker-overdue', { workers: null }, 'unknown', 'No worker has told of itself.'],
  ['shared-cache-down', { shared_cache_up: false }, 'firing', 'The shared cache does not answer.'],
  ['shared-cache-down', { shared_cache_up: true }, 'ok', 'The shared cache answers.'],
  [
    'wal-age',
    { backups: { ...BACKUPS, shipped_s: 1800 } },
    'ok',
    'All WAL was shipped 30 min ago; the limit is 30 min.',
  ],
  [
    'wal-age',
    { backups: { ...BACKUPS, shipped_s: 7200 } },
    'firing',
    'All WAL was shipped 2 h ago; the limit is 30 min.',
  ],
  [
    'wal-age',
    { backups: { ...BACKUPS, shipped_s: null } },
    'unknown',
    'No WAL is shipped: npm run backup -- run does, once it is set up (docs/backups.md).',
  ],
  [
    'backup-age',
    { backups: { ...BACKUPS, taken_s: 3 * 86_400 } },
    'firing',
    'The newest backup is 3 days old; the limit is 26 hours.',
  ],
  [
    'backup-age',
    { backups: { ...BACKUPS, taken_s: null } },
    'unknown',
    'No backup was taken by npm run backup (docs/backups.md). A hosted project has those of its platform.',
  ],
  [
    'restore-age',
    { backups: { ...BACKUPS, restored_s: 8 * 86_400 } },
    'ok',
    'A backup was last restored successfully 8 days ago; the limit is 8 days.',
  ],
  [
    'restore-age',
    { backups: { ...BACKUPS, restored_s: 9 * 86_400 } },
    'firing',
    'A backup was last restored successfully 9 days ago; the limit is 8 days.',
  ],
  [
    'restore-age',
    { backups: { ...BACKUPS, restored_s: null } },
    'unknown',
    'No backup was restored yet to see whether it can be: npm run backup -- run does each week.',
  ],
  ['processes-down', { lost_processes: ['worker 2'] }, 'firing', 'worker 2 does not answer.'],
])('%s of %o is %s', (alert, figures, state, words) => {
  expect(statesOf(figures)).toEqual({ ...statesOf({}), [alert]: state })
  expect(sentence(figures, alert)).toBe(words)
})

it('finds a cache that misses more no better', () => {
  fc.assert(
    fc.property(fc.nat(5000), fc.nat(5000), fc.nat(5000), (hits, misses, more) => {
      const before = statesOf({ cache: { hits, misses } })['cache-hit-rate']
      if (before === 'firing')
        expect(statesOf({ cache: { hits, misses: misses + more } })['cache-hit-rate']).toBe('firing')
    }),
  )
})
