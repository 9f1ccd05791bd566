import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../functions/_domain/time/days.ts'
import { learnerDay, changeZone, type Zones } from '../../../functions/_domain/time/learner-day.ts'
import { advance, newStreak } from '../../../functions/_domain/streaks/streak.ts'

const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Honolulu',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
]
const staying = (time_zone: string): Zones => ({
  time_zone,
  next_time_zone: null,
  next_time_zone_from: null,
  cut_short: null,
})
const moving = (time_zone: string, next_time_zone: string, next_time_zone_from: string): Zones => ({
  time_zone,
  next_time_zone,
  next_time_zone_from,
  cut_short: null,
})
const at = (zones: Zones, instant: string) => learnerDay(zones, new Date(instant))

describe("a learner's day", () => {
  it('the date and hour follow the clock of the learner’s zone', () => {
    expect(at(staying('Asia/Kolkata'), '2026-11-20T18:30:00Z')).toEqual({ local_date: '2026-11-21', local_hour: 0 })
  })

  it('the old clock counts until a change takes effect, then the new one', () => {
    const zones = moving('Europe/Berlin', 'Asia/Tokyo', '2026-11-21')
    expect(at(zones, '2026-11-20T22:59:59Z')).toEqual({ local_date: '2026-11-20', local_hour: 23 })
    expect(at(zones, '2026-11-20T23:00:00Z')).toEqual({
      local_date: '2026-11-21',
      local_hour: 8,
      forgiven: ['2026-11-21'],
    })
  })

  it('a date repeats after a move west', () => {
    const zones = moving('Asia/Tokyo', 'America/Los_Angeles', '2026-11-21')
    expect(at(zones, '2026-11-20T14:59:59Z')).toMatchObject({ local_date: '2026-11-20' })
    expect(at(zones, '2026-11-20T15:00:00Z')).toEqual({ local_date: '2026-11-20', local_hour: 7 })
  })

  it('a date that a move east over the date line skips is forgiven', () => {
    const zones = moving('Pacific/Pago_Pago', 'Pacific/Kiritimati', '2026-11-21')
    expect(at(zones, '2026-11-21T10:59:59Z')).toEqual({ local_date: '2026-11-20', local_hour: 23 })
    expect(at(zones, '2026-11-21T11:00:00Z')).toEqual({
      local_date: '2026-11-22',
      local_hour: 1,
      forgiven: ['2026-11-21'],
    })
  })

  it('travel never breaks the streak of a learner who learns twice a day', () => {
    const moves = fc.array(fc.record({ day: fc.integer({ min: 1, max: 40 }), zone: fc.constantFrom(...ZONES) }), {
      maxLength: 4,
    })
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), moves, (home, moves) => {
        let zones = staying(home)
        let streak = { ...newStreak(), freezes: 0 }
        let last = ''
        for (let half = 0; half < 90; half++) {
          const now = new Date(Date.UTC(2026, 2, 1) + half * 43_200_000)
          const { local_date, forgiven = [] } = learnerDay(zones, now)
          // Westward a date may come again, never an earlier one by more than the day it repeats.
          if (last) expect(local_date >= addDays(last, -1)).toBe(true)
          const next = advance(streak, local_date, { forgiven })
          expect(next.result).not.toBe('broken')
          streak = { ...next.streak, freezes: 0 }
          last = local_date
          const move = moves.find(({ day }) => day * 2 === half)
          if (move) zones = changeZone(zones, move.zone, now)
        }
      }),
    )
  })

  it('a change takes effect with the next date, and until then can be changed or undone', () => {
    const noon = new Date('2026-11-20T12:00:00Z')
    const tokyo = changeZone(staying('Europe/Berlin'), 'Asia/Tokyo', noon)
    expect(tokyo).toEqual(moving('Europe/Berlin', 'Asia/Tokyo', '2026-11-21'))
    expect(changeZone(tokyo, 'Asia/Kolkata', noon)).toEqual(moving('Europe/Berlin', 'Asia/Kolkata', '2026-11-21'))
    expect(changeZone(tokyo, 'Europe/Berlin', noon)).toEqual(staying('Europe/Berlin'))
  })

  it('a date that a move cut short stays forgiven after the next move', () => {
    const berlin = changeZone(staying('Asia/Tokyo'), 'Europe/Berlin', new Date('2026-11-10T12:00:00Z'))
    const tokyo = changeZone(berlin, 'Asia/Tokyo', new Date('2026-11-20T12:00:00Z'))
    const home = changeZone(tokyo, 'Europe/Berlin', new Date('2026-11-21T12:00:00Z'))
    expect(home).toEqual({ ...moving('Asia/Tokyo', 'Europe/Berlin', '2026-11-22'), cut_short: '2026-11-21' })
    expect(at(home, '2026-11-22T12:00:00Z').forgiven).toEqual(['2026-11-21'])
  })

  it('one change takes effect a day, however many are made', () => {
    const hours = fc.array(fc.record({ hour: fc.nat(200), zone: fc.constantFrom(...ZONES) }), { maxLength: 12 })
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), hours, (home, asked) => {
        let zones = staying(home)
        for (const { hour, zone } of asked.toSorted((a, b) => a.hour - b.hour)) {
          const now = new Date(Date.UTC(2026, 5, 1, hour))
          const before = learnerDay(zones, now)
          zones = changeZone(zones, zone, now)
          const after = learnerDay(zones, now)
          expect([after.local_date, after.local_hour]).toEqual([before.local_date, before.local_hour])
          if (zones.next_time_zone_from !== null) expect(zones.next_time_zone_from).toBe(addDays(before.local_date, 1))
        }
      }),
    )
  })

  it('a date is forgiven only if the move took hours from it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES), (old, next) => {
        const zones = moving(old, next, '2026-06-10')
        const quarters = Array.from(
          { length: 4 * 24 * 4 },
          (_, quarter) => learnerDay(zones, new Date(Date.UTC(2026, 5, 8) + quarter * 900_000)).local_date,
        ).filter((date) => date === '2026-06-10')
        const { forgiven = [] } = learnerDay(zones, new Date('2026-06-20T12:00:00Z'))
        expect(forgiven).toEqual(quarters.length < 4 * 24 ? ['2026-06-10'] : [])
      }),
      { numRuns: 30 },
    )
  })
})
