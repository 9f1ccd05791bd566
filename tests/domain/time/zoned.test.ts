import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfLocal, localOfInstant } from '../../../functions/_domain/time/zoned.ts'

const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu')
const minute = fc.integer({ min: 28_000_000, max: 31_000_000 }).map((it) => new Date(it * 60_000).toISOString())

describe('a time by the clock of a zone', () => {
  it('is an instant at which that clock shows it, and never a later one than it came from', () => {
    fc.assert(
      fc.property(minute, zone, (at, zone) => {
        const local = localOfInstant(at, zone)
        const back = instantOfLocal(local, zone) ?? ''
        expect(localOfInstant(back, zone)).toBe(local)
        expect(Date.parse(back)).toBeLessThanOrEqual(Date.parse(at))
      }),
    )
  })

  it('that is shown twice is the first of both, and one that is skipped comes after the skip', () => {
    expect(instantOfLocal('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z')
    expect(instantOfLocal('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
    expect(instantOfLocal('2026-12-05T18:00', 'Europe/Berlin')).toBe('2026-12-05T17:00:00.000Z')
  })

  it('is none where it is no time', () => {
    for (const text of ['', 'tomorrow', '2026-13-01T00:00', '2026-12-05', '2026-12-05T18:00Z'])
      expect(instantOfLocal(text, 'UTC')).toBeUndefined()
  })
})
