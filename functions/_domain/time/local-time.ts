import { readClock, type Clock } from './clock.ts'

/** An instant as the local calendar and clock show it. */
export interface LocalTime {
  /** YYYY-MM-DD */
  day: string
  /** 0–23 */
  hour: number
}

const SECOND = 1000

/** The last result of each zone and its second: what happens at the same time asks for the same. */
const lately = new Map<string, { second: number; time: LocalTime }>()

export function localTime(instant: Date, zone: string): LocalTime {
  const second = Math.floor(instant.getTime() / SECOND)
  const last = lately.get(zone)
  if (last?.second === second) return last.time
  const time = readTime(instant, zone)
  lately.set(zone, { second, time })
  return time
}

function readTime(instant: Date, zone: string): LocalTime {
  const clock = readClock(instant, zone) ?? readByIntl(instant, zone)
  return { day: isoDay(clock), hour: clock.hour }
}

const isoDay = ({ year, month, day }: { year: number; month: number; day: number }) =>
  `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`

const twoDigits = (n: number) => String(n).padStart(2, '0')

const formatters = new Map<string, Intl.DateTimeFormat>()

/** One for each zone: creating a formatter takes far longer than using it. */
export function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      calendar: 'iso8601',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    formatters.set(zone, formatter)
  }
  return formatter
}

export function readByIntl(instant: Date, zone: string): Omit<Clock, 'weekday' | 'minute'> {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour') }
}

export const localDay = (instant: Date, zone: string): string => localTime(instant, zone).day
export const localHour = (instant: Date, zone: string): number => localTime(instant, zone).hour
