/** An instant as the local calendar and clock show it. */
export interface LocalTime {
  /** YYYY-MM-DD */
  day: string
  /** 0–23 */
  hour: number
}

interface Zone {
  /** One for each zone: creating a formatter takes far longer than using it. */
  formatter: Intl.DateTimeFormat
  /** The last result and its second: what happens at the same time asks for the same. */
  second: number
  last: LocalTime
}

const zones = new Map<string, Zone>()
const SECOND = 1000

function zoneOf(name: string): Zone {
  let zone = zones.get(name)
  if (!zone) {
    const formatter = new Intl.DateTimeFormat('en', {
      timeZone: name,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
    })
    zone = { formatter, second: Number.NaN, last: { day: '', hour: 0 } }
    zones.set(name, zone)
  }
  return zone
}

export function localTime(instant: Date, name: string): LocalTime {
  const zone = zoneOf(name)
  const second = Math.floor(instant.getTime() / SECOND)
  if (zone.second === second) return zone.last
  const parts = new Map(zone.formatter.formatToParts(instant).map(({ type, value }) => [type, value]))
  zone.second = second
  zone.last = {
    day: `${parts.get('year')?.padStart(4, '0')}-${parts.get('month')}-${parts.get('day')}`,
    hour: Number(parts.get('hour')),
  }
  return zone.last
}

export const localDay = (instant: Date, zone: string): string => localTime(instant, zone).day
export const localHour = (instant: Date, zone: string): number => localTime(instant, zone).hour

export function isTimeZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The canonical name of a zone: some browsers still report former names. */
export const canonicalZone = (name: string): string => zoneOf(name).formatter.resolvedOptions().timeZone
