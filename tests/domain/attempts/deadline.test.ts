import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toServerTime, deadlineFor, isOver, overAt } from '../../../functions/_domain/attempts/deadline.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describe('a time limit', () => {
  it('a deadline follows the time limit of the test, and is later for a learner with extra time', () => {
    expect(deadlineFor(0, 90, 1)).toBe(90 * MINUTE)
    expect(deadlineFor(0, 90, 1.25)).toBe(112.5 * MINUTE)
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
