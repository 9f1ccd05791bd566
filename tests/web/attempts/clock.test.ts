import { describe, expect, it } from 'vitest'
import { aheadAtLeast, clockFace, secondsLeft, warningAt } from '../../../web/src/lib/features/attempts/sync/clock.ts'

describe('the timer', () => {
  it("the timer follows the server's clock, whatever the device's clock says", () => {
    const anHourBehind = -3_600_000
    const now = 1_000_000_000
    const ahead = aheadAtLeast(null, new Date(now).toISOString(), now + anHourBehind)
    expect(secondsLeft(now + 90_000, ahead, now + anHourBehind)).toBe(90)
  })

  it('an offline page that is an hour old does not change the timer', () => {
    const said = new Date(5_000_000).toISOString()
    const known = aheadAtLeast(null, said, 5_000_000)
    expect(aheadAtLeast(known, said, 5_000_000 + 3_600_000)).toBe(0)
  })

  it('the timer never shows less than zero', () => {
    expect(secondsLeft(1000, 0, 90_000)).toBe(0)
  })

  it.each([
    [5405, '1:30:05'],
    [605, '10:05'],
    [59, '0:59'],
  ])('the timer shows %i seconds as %s', (seconds, face) => {
    expect(clockFace(seconds)).toBe(face)
  })

  it('the timer warns at ten minutes and at one, and not at the start of a short exam', () => {
    expect(warningAt(601, 3600)).toBe('')
    expect(warningAt(600, 3600)).toBe('10 minutes left.')
    expect(warningAt(60, 3600)).toBe('1 minute left.')
    expect(warningAt(300, 3600)).toBe('')
    expect(warningAt(0, 3600)).toBe('')
    expect(warningAt(290, 300)).toBe('')
  })
})
