import { listMinutes } from '../../_db/queries/ops/processes.ts'
import type { Transaction } from '../../_db/session.ts'
import { addReadings, type Readings } from '../../_domain/ops/readings.ts'
import type { OpsServices } from './ops-services.ts'

const MINUTE = 60_000
/** How many minutes are shown. */
const SHOWN = 60
/** A process tells of a minute until some seconds after its end; one that hangs a little may be later. */
const SETTLES_AFTER = 3

export interface Minute {
  /** When it began, in milliseconds since 1970. */
  at: number
  readings: Readings
}

const NOTHING: Readings = { counters: {}, histograms: {} }

/** What all processes counted in each of the last minutes, the oldest first. Those that are settled are read once. */
export async function readMinutes(
  tx: Transaction,
  { settledMinutes }: Pick<OpsServices, 'settledMinutes'>,
  now: number,
): Promise<Minute[]> {
  const current = Math.floor(now / MINUTE)
  const wanted = Array.from({ length: SHOWN }, (_, index) => current - SHOWN + 1 + index)
  const [first = current] = wanted
  const from = wanted.find((minute) => !settledMinutes.has(minute)) ?? current
  const rows = Map.groupBy(await listMinutes(tx, from), ({ minute }) => minute)
  const minutes = wanted.map((minute) => ({
    minute,
    readings: settledMinutes.get(minute) ?? addReadings((rows.get(minute) ?? []).map(({ measured }) => measured)),
  }))
  for (const minute of settledMinutes.keys()) if (minute < first) settledMinutes.delete(minute)
  for (const { minute, readings } of minutes) if (minute + SETTLES_AFTER < current) settledMinutes.set(minute, readings)
  return minutes.map(({ minute, readings }) => ({ at: minute * MINUTE, readings }))
}

/** The sum of the last so many minutes. */
export const sumOf = (minutes: readonly Minute[], last = SHOWN): Readings =>
  minutes.length === 0 ? NOTHING : addReadings(minutes.slice(-last).map(({ readings }) => readings))
