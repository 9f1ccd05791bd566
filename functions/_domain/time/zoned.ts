import { formatterOf } from './local-time.ts'

/** YYYY-MM-DDTHH:MM, as a clock in this zone shows an instant, and as a field for date and time takes it. */
export function localOfInstant(at: string, zone: string): string {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return `${of('year').padStart(4, '0')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`
}

const DAY = 86_400_000

/**
 * The instant at which a clock in this zone shows a time. What it shows twice is the first of both; what it skips, when clocks go
 * forward, is as long after the skip as it was meant to be. Undefined: it is no such time.
 */
export function instantOfLocal(local: string, zone: string): string | undefined {
  const asUtc = Date.parse(`${local}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) || Number.isNaN(asUtc)) return undefined
  const offsetAt = (at: number) => Date.parse(`${localOfInstant(new Date(at).toISOString(), zone)}Z`) - at
  const candidates = [offsetAt(asUtc - DAY), offsetAt(asUtc + DAY)].map((offset) => asUtc - offset)
  const [before = asUtc] = candidates
  const found = candidates
    .toSorted((a, b) => a - b)
    .find((at) => localOfInstant(new Date(at).toISOString(), zone) === local)
  return new Date(found ?? before).toISOString()
}
