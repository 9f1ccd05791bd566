/** What the calendar and the clock of a place show. */
export interface Clock {
  year: number
  /** 1–12 */
  month: number
  day: number
  /** 1 is Monday, 7 is Sunday. */
  weekday: number
  hour: number
  minute: number
}

interface ZonedDateTime extends Omit<Clock, 'weekday'> {
  dayOfWeek: number
}

/** What of Temporal is used here. */
interface KnownTemporal {
  Instant: { fromEpochMilliseconds(at: number): { toZonedDateTimeISO(zone: string): ZonedDateTime } }
  Now: { timeZoneId(): string }
}

const { Temporal }: { Temporal?: KnownTemporal; Date: unknown } = globalThis

/**
 * Reads the clock of a time zone; without one, of this device. Undefined where Temporal is missing, as in older browsers: then
 * only Intl knows the zones.
 */
export function readClock(at: Date, zone: string | undefined): Clock | undefined {
  if (zone === undefined) return readDevice(at)
  const place = Temporal?.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone)
  if (!place) return zone === 'UTC' ? readUtc(at) : undefined
  const { year, month, day, hour, minute, dayOfWeek: weekday } = place
  return { year, month, day, weekday, hour, minute }
}

const readDevice = (at: Date): Clock => ({
  year: at.getFullYear(),
  month: at.getMonth() + 1,
  day: at.getDate(),
  weekday: at.getDay() || 7,
  hour: at.getHours(),
  minute: at.getMinutes(),
})

const readUtc = (at: Date): Clock => ({
  year: at.getUTCFullYear(),
  month: at.getUTCMonth() + 1,
  day: at.getUTCDate(),
  weekday: at.getUTCDay() || 7,
  hour: at.getUTCHours(),
  minute: at.getUTCMinutes(),
})

/** The time zone of this device. */
export const deviceZone = (): string => Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone
