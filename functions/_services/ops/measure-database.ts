import { readBackupAges, type BackupAges } from '../../_db/queries/ops/backups.ts'
import { readDatabaseGauges, type DatabaseGauges } from '../../_db/queries/ops/gauges.ts'
import { withService } from '../../_db/session.ts'
import { budgetPeriods, MICROS_PER_DOLLAR } from '../../_domain/assistant/budgets.ts'
import type { Metrics } from '../../_domain/ops/metrics.ts'
import type { DatabaseContext } from '../context.ts'
import { inTime } from '../../_cache/in-time.ts'

/** How long Postgres may take to answer, in milliseconds: less than a scrape gives a gauge. */
const PATIENCE = 800

interface Measured extends Pick<DatabaseContext, 'db'> {
  now: () => number
  metrics: Metrics
  /** What the assistant may spend in a month, in millionths of a dollar. */
  budget: number
  patience?: number
}

/** Gauges that Postgres answers, when somebody looks. All of them share one question, and so do those who look meanwhile. */
export function measureDatabase({ db, now, metrics, budget, patience = PATIENCE }: Measured): void {
  let running: Promise<DatabaseGauges & { backups: BackupAges }> | undefined
  const ask = () => {
    running ??= withService(db, async (tx) => ({
      ...(await readDatabaseGauges(tx, budgetPeriods(now()).month)),
      backups: await readBackupAges(tx),
    })).finally(() => {
      running = undefined
    })
    return inTime(running, patience, 'Postgres did not answer in time.')
  }
  const dollars = (micros: number) => micros / MICROS_PER_DOLLAR

  metrics.gauge('laude_database_up', () =>
    ask().then(
      () => 1,
      () => 0,
    ),
  )
  metrics.gauge('laude_queue_depth', async () => (await ask()).waiting, { place: 'outbox' })
  metrics.gauge('laude_queue_age_seconds', async () => (await ask()).age)
  metrics.gauge('laude_events_parked', async () => (await ask()).parked)
  metrics.gauge('laude_assistant_dollars', async () => dollars((await ask()).spent), { state: 'spent' })
  metrics.gauge('laude_assistant_dollars', async () => dollars((await ask()).reserved), { state: 'reserved' })
  metrics.gauge('laude_assistant_dollars', () => dollars(budget), { state: 'budget' })
  const ages = { taken: 'taken_s', restored: 'restored_s', shipped: 'shipped_s' } as const
  for (const [state, age] of Object.entries(ages))
    metrics.gauge('laude_backup_age_seconds', async () => known((await ask()).backups[age]), { state })
}

/** A gauge that cannot be read is left out, and so is the age of what never was. */
function known(age: number | null): number {
  if (age === null) throw new Error('There is none yet.')
  return age
}
