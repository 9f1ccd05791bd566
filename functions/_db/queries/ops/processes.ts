import { sql } from 'drizzle-orm'
import type { Readings } from '../../../_domain/ops/readings.ts'
import type { Transaction } from '../../session.ts'

export interface ProcessReport {
  id: string
  host: string
  pid: number
  role: string
  version: string
  /** In milliseconds since 1970. */
  started_at: number
  rss: number
  gauges: Record<string, number>
}

export interface ProcessRow {
  id: string
  host: string
  pid: number
  role: string
  version: string
  started_at: string
  seen_at: string
  ended_at: string | null
  seen_seconds_ago: number
  rss: number
  gauges: Record<string, number>
}

const KEPT = sql`interval '1 hour'`
/** A minute more than what is shown, so that the oldest is whole. */
const KEPT_MINUTES = sql`interval '62 minutes'`

/** What a process says of itself, and what it counted in a minute (its number since 1970). */
export const storeReport = (tx: Transaction, report: ProcessReport, minute: number, measured: Readings) =>
  tx.execute(sql`
    with counted as (
      insert into private.process_minutes (process_id, minute, measured)
      values (${report.id}, to_timestamp(${minute}::double precision * 60), ${JSON.stringify(measured)})
      on conflict (minute, process_id) do update set measured = excluded.measured
    )
    insert into private.process_reports (id, host, pid, role, version, started_at, seen_at, rss, gauges)
    values (
      ${report.id}, ${report.host}, ${report.pid}, ${report.role}, ${report.version},
      to_timestamp(${report.started_at}::double precision / 1000), now(), ${report.rss}, ${JSON.stringify(report.gauges)}
    )
    on conflict (id) do update set seen_at = excluded.seen_at, rss = excluded.rss, gauges = excluded.gauges
  `)

/** Says that a process ends as it was asked to. */
export const endReports = (tx: Transaction, id: string) =>
  tx.execute(sql`update private.process_reports set ended_at = now() where id = ${id}`)

/** Forgets minutes that are not shown any more, and processes that were long not seen. */
export async function deleteOldReports(tx: Transaction): Promise<void> {
  await tx.execute(sql`delete from private.process_minutes where minute < now() - ${KEPT_MINUTES}`)
  await tx.execute(sql`delete from private.process_reports where seen_at < now() - ${KEPT}`)
}

export const listProcesses = (tx: Transaction) =>
  tx.execute<Pick<ProcessRow, keyof ProcessRow>>(sql`
    select
      id, host, pid, role, version, to_json(started_at) #>> '{}' as started_at, to_json(seen_at) #>> '{}' as seen_at,
      to_json(ended_at) #>> '{}' as ended_at,
      extract(epoch from now() - seen_at)::double precision as seen_seconds_ago, rss::double precision as rss, gauges
    from private.process_reports
    order by role, host, pid
  `)

/** What all processes counted since a minute (its number since 1970), by minute. */
export const listMinutes = (tx: Transaction, from: number) =>
  tx.execute<{ minute: number; measured: Readings }>(sql`
    select (extract(epoch from minute) / 60)::integer as minute, measured
    from private.process_minutes
    where minute >= to_timestamp(${from}::double precision * 60)
  `)
