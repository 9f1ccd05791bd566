import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay } from '../../../functions/_domain/time/local-time.ts'
import { dayText, instantText } from '../../../functions/_domain/locale/dates.ts'

describe('a date on a page', () => {
  it('is the date of that moment in the given zone', () => {
    const at = '2026-11-30T03:40:00Z'
    expect(instantText(at, 'date', 'America/New_York')).toBe('Nov 29, 2026')
    expect(instantText(at, 'date', 'UTC')).toBe('Nov 30, 2026')
    expect(instantText(at, 'moment', 'America/New_York')).toMatch(/^Nov 29, 2026, 10:40\sPM$/)
    expect(instantText(at, 'time', 'Asia/Kathmandu')).toMatch(/^9:25\sAM$/)
  })

  it('without a time is the same in every zone', () => {
    expect(dayText('2026-11-29', 'full')).toBe('November 29, 2026')
    expect(dayText('2026-11-29', 'weekday')).toBe('Sunday, November 29')
    expect(dayText('2026-11-29', 'day')).toBe('Nov 29')
  })

  it('is the calendar date of its zone, at any instant', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'Asia/Kathmandu',
      'Pacific/Kiritimati',
      'Africa/Casablanca',
      'UTC',
    )
    const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        for (const form of ['date', 'full', 'weekday', 'day'] as const)
          expect(instantText(at.toISOString(), form, zone)).toBe(dayText(localDay(at, zone), form))
      }),
    )
  })
})
