import type { FiguresAnswer } from '../../_contracts/ops/figures.ts'
import { listAlerts } from '../../_db/queries/ops/figures.ts'
import type { ProcessRow } from '../../_db/queries/ops/processes.ts'
import { withService } from '../../_db/session.ts'
import {
  cacheOf,
  displayOf,
  functionsOf,
  gaugeOf,
  requestsOf,
  unlocksOf,
  unlockSecondsOf,
} from '../../_domain/ops/summarize.ts'
import { aboutAlert, byUrgency, verdictOf } from '../../_domain/ops/verdict.ts'
import type { WithClaims } from '../context.ts'
import { gatherFigures, stateOf } from './gather.ts'
import type { OpsContext } from './ops-services.ts'
import type { Minute } from './recent-minutes.ts'
import { requireOperator } from './require-operator.ts'

/** How the site does, for its operators. */
export async function readFigures(context: WithClaims<OpsContext>): Promise<FiguresAnswer> {
  await requireOperator(context)
  const [gathered, noted] = await Promise.all([gatherFigures(context), withService(context.db, listAlerts)])
  const { queue, database, background, backups, processes, minutes, recent, hour, workers, judgements } = gathered
  const up = processes.filter((process) => stateOf(process) === 'up')
  const streams = up.flatMap((process) => gaugeOf(process, 'laude_streams_open') ?? [])
  if (!database) throw new Error('The database says nothing of itself.')
  return {
    at: new Date(context.now()).toISOString(),
    verdict: verdictOf(byUrgency(judgements), up.length),
    alerts: byUrgency(judgements).map(({ alert, severity, state, sentence }) => {
      const { title, means, advice } = aboutAlert(alert)
      const since = noted.find((row) => row.alert === alert && row.state === state)?.since ?? null
      return { id: alert, severity, state, title, sentence, means, advice, since }
    }),
    queue: { waiting: queue.waiting, oldest_s: queue.oldest_s, parked: queue.parked, kafka: queue.kafka },
    unlocks: { now: unlocksOf(recent), hour: unlocksOf(hour), ...unlockSecondsOf(recent) },
    display: displayOf(recent),
    cache: cacheOf(recent),
    functions: functionsOf(recent),
    minutes: minutes.map(toMinute),
    processes: processes.map(toProcess),
    workers,
    streams: streams.length === 0 ? null : streams.reduce((sum, count) => sum + count, 0),
    database: { ...database, migration: gathered.migration, is_current: gathered.isCurrent },
    backups,
    mail: {
      waiting: background.mails_waiting,
      oldest_s: background.oldest_mail_s,
      failed_today: background.mails_failed,
    },
    assistant: {
      spent: background.spent,
      reserved: background.reserved,
      budget: context.assistant.limits.site,
    },
    boards_s: background.boards_s,
    days: { newest: background.rolled_day, due: background.days_due },
  }
}

const toMinute = ({ at, readings }: Minute): FiguresAnswer['minutes'][number] => ({
  at: new Date(at).toISOString(),
  ...requestsOf(readings),
  unlocks: unlocksOf(readings).applied,
  display_p95_ms: displayOf(readings).p95_ms,
  unlock_p99_s: unlockSecondsOf(readings).p99_s,
})

const toProcess = (process: ProcessRow): FiguresAnswer['processes'][number] => ({
  id: process.id,
  host: process.host,
  pid: process.pid,
  role: process.role,
  version: process.version,
  started_at: process.started_at,
  seen_at: process.seen_at,
  state: stateOf(process),
  bytes: process.rss,
  streams: gaugeOf(process, 'laude_streams_open'),
  waiting: gaugeOf(process, 'laude_database_waiting'),
})
