import type { Clock } from '../time/clock.ts'
import type { DateForm } from './dates.ts'
import type { Writer } from './writers.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')

export const english: Writer = {
  number: writeNumber,
  percent: (number) => `${number}%`,
  date: writeDate,
  list: (items, type) => writeList(items, type === 'conjunction' ? 'and' : 'or'),
}

function writeNumber(value: number): string | undefined {
  const [, sign = '', whole, rest = ''] = /^(-?)(\d+)(\.\d{1,2})?$/.exec(String(value)) ?? []
  return whole === undefined ? undefined : `${sign}${group(whole)}${rest}`
}

const group = (digits: string) => digits.replace(/\B(?=(?:\d{3})+$)/g, ',')

function writeDate(clock: Clock, form: DateForm): string {
  const { year, day } = clock
  const month = MONTHS[clock.month - 1] ?? ''
  const short = month.slice(0, 3)
  switch (form) {
    case 'date':
      return `${short} ${day}, ${year}`
    case 'moment':
      return `${short} ${day}, ${year}, ${writeTime(clock)}`
    case 'time':
      return writeTime(clock)
    case 'full':
      return `${month} ${day}, ${year}`
    case 'weekday':
      return `${WEEKDAYS[clock.weekday - 1] ?? ''}, ${month} ${day}`
    case 'day':
      return `${short} ${day}`
  }
}

const writeTime = ({ hour, minute }: Clock) =>
  `${hour % 12 || 12}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`

function writeList(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? ''
  if (items.length < 3) return items.join(` ${word} `)
  return `${items.slice(0, -1).join(', ')}, ${word} ${last}`
}
