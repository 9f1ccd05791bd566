import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  toServerTime,
  deadlineFor,
  isOver,
  movedDeadline,
  overAt,
} from '../../../functions/_domain/attempts/deadline.ts'
import { extraTimeOf, NO_EXTRA_TIME, type TimeAccommodation } from '../../../functions/_domain/attempts/extra-time.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('a time limit', () => {
  it('a deadline follows the time limit of the test, and is later for a learner with extra time', () => {
    expect(deadlineFor(0, 90, NO_EXTRA_TIME)).toBe(90 * MINUTE)
    expect(deadlineFor(0, 90, { factor: 1.25, minutes: 0 })).toBe(112.5 * MINUTE)
    expect(deadlineFor(0, 90, { factor: 1.1, minutes: 10 })).toBe(109 * MINUTE)
  })

  it('an attempt is over thirty seconds after its deadline', () => {
    expect(isOver({ deadline: DAY }, DAY + 30_000)).toBe(false)
    expect(isOver({ deadline: DAY }, DAY + 30_001)).toBe(true)
    expect(isOver({ deadline: null }, DAY)).toBe(false)
  })

  it('an attempt ends at its deadline, however late a request finishes it', () => {
    expect(overAt({ deadline: DAY }, 3 * DAY)).toBe(DAY)
    expect(overAt({ deadline: DAY }, DAY - 1)).toBe(DAY - 1)
    expect(overAt({ deadline: null }, 3 * DAY)).toBe(3 * DAY)
  })
})

describe('accommodations', () => {
  const factor = fc.integer({ min: 100, max: 300 }).map((it) => it / 100)
  const minutes = fc.integer({ min: 1, max: 600 })
  const limit = fc.integer({ min: 1, max: 600 })
  const accommodation: fc.Arbitrary<TimeAccommodation> = fc.oneof(
    factor.map((it) => ({ factor: it, minutes: null })),
    minutes.map((it) => ({ factor: null, minutes: it })),
  )

  it('the greatest factor applies, and on top of it the most minutes', () => {
    const all = [
      { factor: 1.5, minutes: null },
      { factor: 2, minutes: null },
      { factor: null, minutes: 10 },
      { factor: null, minutes: 5 },
    ]
    expect(deadlineFor(0, 30, extraTimeOf(all))).toBe(70 * MINUTE)
  })

  it('one more accommodation never makes a deadline earlier, and none is before that of the test', () => {
    fc.assert(
      fc.property(fc.nat(1e12), limit, fc.array(accommodation), accommodation, (start, most, some, more) => {
        const before = deadlineFor(start, most, extraTimeOf(some))
        expect(before).toBeGreaterThanOrEqual(start + most * MINUTE)
        expect(deadlineFor(start, most, extraTimeOf([...some, more]))).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('a deadline rises with the factor and with the minutes', () => {
    fc.assert(
      fc.property(limit, factor, factor, fc.nat(600), fc.nat(600), (most, f, g, m, n) => {
        const one = deadlineFor(0, most, { factor: Math.min(f, g), minutes: Math.min(m, n) })
        const other = deadlineFor(0, most, { factor: Math.max(f, g), minutes: Math.max(m, n) })
        expect(other).toBeGreaterThanOrEqual(one)
      }),
    )
  })

  it('a deadline that becomes earlier leaves a minute, and is never before what is granted', () => {
    expect(movedDeadline(30 * MINUTE, 20 * MINUTE, 10 * MINUTE)).toBe(20 * MINUTE)
    expect(movedDeadline(30 * MINUTE, 20 * MINUTE, 25 * MINUTE)).toBe(26 * MINUTE)
    // Less than a minute was left anyway.
    expect(movedDeadline(30 * MINUTE, 20 * MINUTE, 29.5 * MINUTE)).toBe(30 * MINUTE)
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), fc.nat(1e9), (before, accommodated, now) => {
        const moved = movedDeadline(before, accommodated, now)
        expect(moved).toBeGreaterThanOrEqual(accommodated)
        expect(moved).toBeGreaterThanOrEqual(Math.min(before, now + MINUTE))
        expect(moved).toBeLessThanOrEqual(Math.max(before, accommodated))
      }),
    )
  })
})

describe("a device's clock", () => {
  const now = 10 * DAY
  const startedAt = 9 * DAY

  it('a device whose clock is wrong by days: an answer counts as given as long ago as before the request', () => {
    for (const skew of [-400 * DAY, -DAY, DAY, 20 * DAY]) {
      const sentAt = now + skew
      expect(toServerTime({ at: sentAt - 5 * MINUTE, sentAt, now, startedAt })).toBe(now - 5 * MINUTE)
    }
  })

  it('a device whose clock may be right keeps its times, so a slow connection changes no order', () => {
    expect(toServerTime({ at: now - MINUTE, sentAt: now - 20_000, now, startedAt })).toBe(now - MINUTE)
    fc.assert(
      fc.property(fc.nat(60_000), fc.nat(60_000), fc.nat(DAY), fc.nat(DAY), (slow, slower, a, b) => {
        const first = toServerTime({ at: now - a, sentAt: now - slow, now, startedAt })
        const second = toServerTime({ at: now - b, sentAt: now - slower, now, startedAt })
        expect(Math.sign(first - second)).toBe(Math.sign(b - a))
      }),
    )
  })

  it('no time of a device is before the start or in the future', () => {
    fc.assert(
      fc.property(fc.nat(1e12), fc.nat(1e12), (at, sentAt) => {
        const time = toServerTime({ at, sentAt, now, startedAt })
        expect(time).toBeGreaterThanOrEqual(startedAt)
        expect(time).toBeLessThanOrEqual(now)
      }),
    )
  })
})
