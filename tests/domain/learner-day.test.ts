import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../functions/_domain/days.ts'
import { changesFrom, learnerDay, type Zones } from '../../functions/_domain/learner-day.ts'
import { localDay } from '../../functions/_domain/local-time.ts'
import { advance, newStreak } from '../../functions/_domain/streak.ts'

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
const staying = (time_zone: string): Zones => ({ time_zone, next_time_zone: null, next_time_zone_from: null })
const moving = (time_zone: string, next_time_zone: string, next_time_zone_from: string): Zones => ({
  time_zone,
  next_time_zone,
  next_time_zone_from,
})
const at = (zones: Zones, instant: string) => learnerDay(zones, new Date(instant))

describe("a learner's day", () => {
  it('follows the clock where they live', () => {
    expect(at(staying('Asia/Kolkata'), '2026-11-20T18:30:00Z')).toEqual({ local_date: '2026-11-21', local_hour: 0 })
  })

  it('follows the old clock until the change takes hold, then the new one', () => {
    const zones = moving('Europe/Berlin', 'Asia/Tokyo', '2026-11-21')
    expect(at(zones, '2026-11-20T22:59:59Z')).toEqual({ local_date: '2026-11-20', local_hour: 23 })
    expect(at(zones, '2026-11-20T23:00:00Z')).toEqual({
      local_date: '2026-11-21',
      local_hour: 8,
      forgiven: ['2026-11-21'],
    })
  })

  it('repeats when they move west', () => {
    const zones = moving('Asia/Tokyo', 'America/Los_Angeles', '2026-11-21')
    expect(at(zones, '2026-11-20T14:59:59Z')).toMatchObject({ local_date: '2026-11-20' })
    expect(at(zones, '2026-11-20T15:00:00Z')).toEqual({ local_date: '2026-11-20', local_hour: 7 })
  })

  it('forgives the date that a move east over the date line jumps over', () => {
    const zones = moving('Pacific/Pago_Pago', 'Pacific/Kiritimati', '2026-11-21')
    expect(at(zones, '2026-11-21T10:59:59Z')).toEqual({ local_date: '2026-11-20', local_hour: 23 })
    expect(at(zones, '2026-11-21T11:00:00Z')).toEqual({
      local_date: '2026-11-22',
      local_hour: 1,
      forgiven: ['2026-11-21'],
    })
  })

  it('travel never breaks the streak of somebody who learns twice a day, wherever they go', () => {
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
          if (move) zones = moving(zoneOn(zones, now), move.zone, changesFrom(zones, now))
        }
      }),
    )
  })

  it('is forgiven only where the move took hours away from it', () => {
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

/** Where they are by now: a change that took hold is where they were when the next one comes. */
const zoneOn = ({ time_zone, next_time_zone, next_time_zone_from }: Zones, now: Date) =>
  next_time_zone !== null && next_time_zone_from !== null && localDay(now, time_zone) >= next_time_zone_from
    ? next_time_zone
    : time_zone
