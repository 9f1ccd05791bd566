import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNight, morningAfter } from '../../../functions/_domain/goals/quiet.ts'
import { learnerDay } from '../../../functions/_domain/time/learner-day.ts'

const zone = fc.constantFrom(
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
  'Australia/Lord_Howe',
)
const instant = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) })

describe('the morning after', () => {
  it('comes within a day or so, is no night, and follows one', () => {
    fc.assert(
      fc.property(zone, instant, (time_zone, now) => {
        const zones = { time_zone, next_time_zone: null, next_time_zone_from: null, cut_short: null }
        const morning = morningAfter(zones, now)
        expect(morning).toBeGreaterThan(now)
        expect(morning - now).toBeLessThanOrEqual(25 * 3_600_000)
        expect(isNight(learnerDay(zones, new Date(morning)).local_hour)).toBe(false)
        expect(isNight(learnerDay(zones, new Date(morning - 2 * 3_600_000)).local_hour)).toBe(true)
      }),
    )
  })
})
