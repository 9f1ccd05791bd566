import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDays } from '../../../functions/_domain/plans/calendar-days.ts'
import { escapeText, foldLine, writeCalendar } from '../../../functions/_domain/plans/icalendar.ts'
import { addDays } from '../../../functions/_domain/time/days.ts'

const octets = (text: string) => new TextEncoder().encode(text).length
/** As RFC 5545 reads folded lines. */
const unfold = (text: string) => text.replaceAll('\r\n ', '')
const unescape = (text: string) => text.replaceAll(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('é', '學', '🎓', ',', ';', '\\', '\n', ' '), fc.constant('a')),
  maxLength: 300,
})

describe('a calendar to subscribe to', () => {
  it('folds lines at 75 octets of UTF-8 without tearing a character, and unfolded they are as they were', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '學', '🎓', ' '), maxLength: 400 }), (line) => {
        const folded = foldLine(line)
        for (const part of folded.split('\r\n')) {
          expect(octets(part)).toBeLessThanOrEqual(75)
          expect(part.isWellFormed()).toBe(true)
        }
        expect(unfold(folded)).toBe(line)
      }),
    )
    expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75))
    expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`)
  })

  it('escapes what has a meaning, and a reader gets the text back', () => {
    expect(escapeText('a;b,c\\d\r\ne\nf')).toBe(String.raw`a\;b\,c\\d\ne\nf`)
    expect(escapeText('a\u0000b\u0007c\td')).toBe('abc\td')
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = escapeText(text)
        expect(escaped).not.toMatch(/[\r\n]|(?<!\\)(?:\\\\)*[;,]/)
        expect(unescape(escaped)).toBe(text)
      }),
    )
  })

  it('has one line break in it, CR and LF, and lets no text end a line or begin an entry', () => {
    fc.assert(
      fc.property(anyText, anyText, (name, summary) => {
        const day = { uid: 'one@laude', day: '2027-02-28', summary, description: `${name}\r\nEND:VEVENT` }
        const text = writeCalendar({ name, changed_at: 0, days: [day] })
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(text.endsWith('\r\n')).toBe(true)
        const lines = unfold(text).split('\r\n')
        expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1)
        expect(lines.every((line) => line === '' || /^[A-Z-]+[;:]/.test(line))).toBe(true)
      }),
    )
  })

  it('has all that an entry needs, for the whole day', () => {
    const day = { uid: '2027-02-28.f@laude', day: '2027-02-28', summary: 'Study: 12 new', description: '' }
    const text = writeCalendar({ name: 'Laude: Harbor', changed_at: Date.UTC(2027, 1, 27, 8, 5, 9, 120), days: [day] })
    expect(text.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Laude//Study plan//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'X-WR-CALNAME:Laude: Harbor',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'X-PUBLISHED-TTL:PT6H',
      'BEGIN:VEVENT',
      'UID:2027-02-28.f@laude',
      'DTSTAMP:20270227T080509Z',
      'DTSTART;VALUE=DATE:20270228',
      'DTEND;VALUE=DATE:20270301',
      'SUMMARY:Study: 12 new',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('has an entry for each day with something to do and one for the exam, whose names stay the same', () => {
    const entries = (today: string) =>
      calendarDays(
        [
          { day: today, kind: 'study', review: 1, unseen: 12 },
          { day: addDays(today, 1), kind: 'rest', review: 0, unseen: 0 },
          { day: addDays(today, 2), kind: 'practice_exam', review: 5, unseen: 0 },
          { day: addDays(today, 3), kind: 'study', review: 0, unseen: 0 },
          { day: addDays(today, 4), kind: 'exam', review: 9, unseen: 0 },
        ],
        { feed: 'f', exam: 'CCNA, part 1' },
      )
    expect(entries('2027-01-01').map(({ uid, day, summary }) => [uid, day, summary])).toEqual([
      ['2027-01-01.f@laude', '2027-01-01', 'Study: review 1 question, 12 new'],
      ['2027-01-03.f@laude', '2027-01-03', 'Study: practice exam, review 5 questions'],
      ['exam.f@laude', '2027-01-05', 'Exam: CCNA, part 1'],
    ])
    expect(entries('2027-01-03')[0]?.uid).toBe('2027-01-03.f@laude')
  })
})
