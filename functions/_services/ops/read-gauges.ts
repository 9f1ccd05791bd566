import type { Measures } from '../../_domain/ops/measures.ts'
import type { GaugeName } from '../../_domain/ops/metrics.ts'
import { seriesKey } from '../../_domain/ops/readings.ts'

/** What only a process itself can say of this moment. The rest the page asks Postgres. */
const REPORTED: ReadonlySet<GaugeName> = new Set([
  'laude_database_connections',
  'laude_database_waiting',
  'laude_shared_cache_up',
  'laude_streams_open',
  'laude_worker_overdue_seconds',
])

/** What the gauges of a process say now, by series. One that cannot be read is left out. */
export async function readGauges({ gauges }: Measures): Promise<Record<string, number>> {
  const all = [...gauges].flatMap(([name, series]) =>
    REPORTED.has(name) ? [...series.values()].map((it) => ({ name, ...it })) : [],
  )
  const values = await Promise.all(
    all.map(async ({ name, labels, read }): Promise<[string, number][]> => {
      try {
        return [[seriesKey(name, labels), await read()]]
      } catch {
        // What it looks at does not answer, which other figures show.
        return []
      }
    }),
  )
  return Object.fromEntries(values.flat())
}
