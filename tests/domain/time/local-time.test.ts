import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDay, localHour, localTime, readByIntl } from '../../../functions/_domain/time/local-time.ts'

const there = (instant: string, zone: string) => [localDay(new Date(instant), zone), localHour(new Date(instant), zone)]

const ZONES = [
  'UTC',
  'Africa/Casablanca',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]
const anyZone = fc.constantFrom(...ZONES)
const anyInstant = (from: string) =>
  fc.date({ min: new Date(from), max: new Date('2050-01-01T00:00:00Z'), noInvalidDate: true })

describe('local days and hours', () => {
  it.each([
    ['2026-11-20T23:59:59.999Z', 'UTC', '2026-11-20', 23],
    ['2026-11-21T00:00:00Z', 'UTC', '2026-11-21', 0],
    // Half an hour off.
    ['2026-11-20T18:29:59Z', 'Asia/Kolkata', '2026-11-20', 23],
    ['2026-11-20T18:30:00Z', 'Asia/Kolkata', '2026-11-21', 0],
    // The hour that does not exist, and the one that comes twice.
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29', 1],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29', 3],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25', 2],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25', 2],
    // A midnight that did not exist, and an evening hour that came twice.
    ['2018-11-04T02:59:59Z', 'America/Sao_Paulo', '2018-11-03', 23],
    ['2018-11-04T03:00:00Z', 'America/Sao_Paulo', '2018-11-04', 1],
    ['2018-02-18T01:30:00Z', 'America/Sao_Paulo', '2018-02-17', 23],
    ['2018-02-18T02:30:00Z', 'America/Sao_Paulo', '2018-02-17', 23],
    // The 30th of December that Samoa never had.
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29', 23],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31', 0],
    ['0099-05-05T12:00:00Z', 'UTC', '0099-05-05', 12],
  ])('at %s in %s is %s, %d h', (instant, zone, day, hour) => {
    expect(there(instant, zone)).toEqual([day, hour])
  })

  it('they are those of a new formatter for each instant', () => {
    fc.assert(
      fc.property(anyInstant('1970-01-01'), anyZone, (instant, zone) => {
        const [day, hour] = instant
          .toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
          .split(' ')
        expect(localDay(instant, zone)).toBe(day)
        expect(localHour(instant, zone)).toBe(Number(hour?.slice(0, 2)))
      }),
    )
  })

  it('Temporal and Intl agree', () => {
    const anyKnownZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    fc.assert(
      fc.property(anyInstant('1970-01-01'), anyKnownZone, (instant, zone) => {
        const { year, month, day, hour } = readByIntl(instant, zone)
        const date = [year, month, day].map((n) => String(n).padStart(2, '0')).join('-')
        expect(localTime(instant, zone)).toEqual({ day: date, hour })
      }),
      { numRuns: 1000 },
    )
  })

  it('local days never go back as time goes on', () => {
    // From 2012: until then clocks in St John's were put back past midnight.
    const step = fc.oneof(fc.nat(3 * 3_600_000), fc.nat(100 * 86_400_000))
    fc.assert(
      fc.property(anyInstant('2012-01-01'), step, anyZone, (earlier, milliseconds, zone) => {
        const later = new Date(earlier.getTime() + milliseconds)
        expect(localDay(later, zone) >= localDay(earlier, zone)).toBe(true)
      }),
    )
  })

  it('at any instant there are at most three local days around the world', () => {
    fc.assert(
      fc.property(anyInstant('2012-01-01'), (instant) => {
        expect(new Set(ZONES.map((zone) => localDay(instant, zone))).size).toBeLessThanOrEqual(3)
      }),
    )
  })

  it('an unknown zone is refused', () => {
    expect(() => localDay(new Date(0), 'Mars/Olympus_Mons')).toThrow(RangeError)
  })
})
