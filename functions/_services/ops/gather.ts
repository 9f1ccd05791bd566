import { LATEST_MIGRATION, readStanding } from '../../_db/migrations.ts'
import { readLastBackups } from '../../_db/queries/ops/backups.ts'
import { readBackground, readDatabaseFigures, readQueue } from '../../_db/queries/ops/figures.ts'
import { listProcesses, type ProcessRow } from '../../_db/queries/ops/processes.ts'
import { withService } from '../../_db/session.ts'
import { judge } from '../../_domain/ops/judge-alerts.ts'
import {
  cacheOf,
  displayOf,
  finishP99Of,
  poolWaitingOf,
  requestsOf,
  sharedCacheOf,
  unlocksOf,
  unlockSecondsOf,
  workersOf,
} from '../../_domain/ops/summarize.ts'
import { WINDOW } from '../../_domain/ops/thresholds.ts'
import type { OpsContext } from './ops-services.ts'
import { readMinutes, sumOf } from './recent-minutes.ts'

/** A process that was not heard of for so long, in seconds, is lost: it tells of itself every ten. */
const LOST_AFTER = 60

export const stateOf = ({ ended_at, seen_seconds_ago }: ProcessRow) =>
  ended_at !== null ? ('ended' as const) : seen_seconds_ago > LOST_AFTER ? ('lost' as const) : ('up' as const)

/** Everything that there is to know, from Postgres and what the processes told it, with the state of each alert. */
export async function gatherFigures({ db, now, ops }: Pick<OpsContext, 'db' | 'now' | 'ops'>) {
  const [rows, { latest: migration }, kafka] = await Promise.all([
    withService(db, (tx) =>
      Promise.all([
        readQueue(tx),
        readDatabaseFigures(tx),
        readBackground(tx),
        listProcesses(tx),
        readMinutes(tx, ops, now()),
        readLastBackups(tx),
      ]),
    ),
    readStanding(db),
    // Postgres knows the rest also while Kafka does not answer.
    ops.readLag?.().catch(() => null) ?? null,
  ])
  const [queue, database, background, processes, minutes, backups] = rows
  const recent = sumOf(minutes, WINDOW / 60 + 1)
  const hour = sumOf(minutes)
  const up = processes.filter((process) => stateOf(process) === 'up')
  const workers = workersOf(hour, up)
  const { applied, duplicate, failed } = unlocksOf(recent)
  const requests = requestsOf(recent)
  const judgements = judge({
    display_p95_ms: displayOf(recent).p95_ms,
    unlock_latency_p99_s: unlockSecondsOf(recent).p99_s,
    queue: { outbox: queue.waiting, kafka },
    unlocks: { ok: applied + duplicate, failed },
    cache: cacheOf(recent),
    requests: { ok: requests.requests - requests.failed, failed: requests.failed },
    finish_p99_ms: finishP99Of(recent),
    pool_waiting: poolWaitingOf(up),
    workers:
      workers.length === 0
        ? null
        : workers.flatMap(({ name, overdue_s }) => (overdue_s === null ? [] : { name, overdue_s })),
    shared_cache_up: sharedCacheOf(up),
    backups,
    lost_processes: processes
      .filter((process) => stateOf(process) === 'lost')
      .map(({ role, host, pid }) => `${role} ${pid} on ${host}`),
  })
  return {
    queue: { ...queue, kafka },
    database,
    background,
    backups,
    processes,
    minutes,
    recent,
    hour,
    workers,
    judgements,
    migration,
    isCurrent: migration !== null && migration >= LATEST_MIGRATION,
  }
}
