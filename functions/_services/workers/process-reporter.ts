import { deleteOldReports, endReports, storeReport } from '../../_db/queries/ops/processes.ts'
import { LATEST_MIGRATION } from '../../_db/migrations.ts'
import { withService } from '../../_db/session.ts'
import type { Measures } from '../../_domain/ops/measures.ts'
import { subtractReadings, type Readings } from '../../_domain/ops/readings.ts'
import { toReadings } from '../../_domain/ops/to-readings.ts'
import type { DatabaseContext } from '../context.ts'
import { readGauges } from '../ops/read-gauges.ts'
import { repeat, type RepeatOptions, type Worker } from './repeat.ts'

export interface RunningProcess {
  host: string
  pid: number
  /** What it does: `functions`, `worker` and so on. */
  role: string
  /** Its memory in bytes. */
  rss: () => number
}

/** A page refreshes as often, so more often would show nobody more. */
const PAUSE = 10_000
const MINUTE = 60_000

export interface ReportTurn {
  report: () => Promise<void>
  end: () => Promise<void>
}

/** Tells the database what a process is and what it measured. What it counts between two minutes belongs to the first of them. */
export function createReportTurn(
  { db, now, measures }: DatabaseContext & { measures: Measures },
  { rss, ...process }: RunningProcess,
): ReportTurn {
  const id = crypto.randomUUID()
  const started_at = now()
  let minute = Math.floor(started_at / MINUTE)
  let before: Readings = toReadings(measures)
  return {
    report: async () => {
      const readings = toReadings(measures)
      const gauges = await readGauges(measures)
      const report = { id, ...process, version: LATEST_MIGRATION, started_at, rss: rss(), gauges }
      await withService(db, (tx) => storeReport(tx, report, minute, subtractReadings(readings, before)))
      const current = Math.floor(now() / MINUTE)
      if (current === minute) return
      minute = current
      before = readings
      await withService(db, deleteOldReports)
    },
    end: () => withService(db, async (tx) => void (await endReports(tx, id))),
  }
}

/** Does so until it is stopped. */
export function startProcessReporter(
  context: DatabaseContext & { measures: Measures },
  process: RunningProcess,
  { report, pause = PAUSE }: Partial<RepeatOptions> = {},
): Worker {
  const turn = createReportTurn(context, process)
  const worker = repeat(async () => (await turn.report(), false), { pause, report })
  return {
    stop: async () => {
      await worker.stop()
      await turn.end().catch((error: unknown) => report?.(error))
    },
  }
}
