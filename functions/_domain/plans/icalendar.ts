import { addDays } from '../time/days.ts'

/** An entry of a calendar that lasts a whole day. */
export interface CalendarEntry {
  /** Stays the same however often the calendar is read. */
  uid: string
  day: string
  summary: string
  description: string
}

interface CalendarOfDays {
  name: string
  /** When it was changed last, in milliseconds since 1970. */
  changed_at: number
  days: readonly CalendarEntry[]
}

/** A calendar to subscribe to, as RFC 5545 has it. The same calendar always gives the same text. */
export function writeCalendar({ name, changed_at, days }: CalendarOfDays): string {
  const stamp = new Date(changed_at).toISOString().replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Laude//Study plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...days.flatMap(({ uid, day, summary, description }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(uid)}`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      `SUMMARY:${escapeText(summary)}`,
      ...(description === '' ? [] : [`DESCRIPTION:${escapeText(description)}`]),
      // It takes no time of anybody who looks for a free hour.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${foldLine(line)}\r\n`).join('')
}

const compact = (day: string) => day.replaceAll('-', '')

/** Text as a value of type TEXT: line breaks are written out, and no control character but a tab may stand there. */
export const escapeText = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll(/\r\n|\r|\n/g, String.raw`\n`)
    .replaceAll(/[^\P{Cc}\t]/gu, '')

/** Octets of a line, without its end. */
const MOST_OCTETS = 75

/** Folds a line into lines of at most 75 octets of UTF-8, each after the first with a blank before it; no character is torn. */
export function foldLine(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > MOST_OCTETS) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}
