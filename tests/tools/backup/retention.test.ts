import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseKeep, planRetention, type DatedBackup } from '../../../supabase/backup/retention.ts'

const DAY = 86_400_000
const START = Date.UTC(2026, 10, 30)
const KEEP = { days: 7, weeks: 4, months: 12 }

const backupAt = (time: number, index: number): DatedBackup => ({
  id: `b${index}`,
  ended_at: new Date(time).toISOString(),
})
/** One a day at three in the morning, for so many days, the last on the 30th of November 2026. */
const daily = (days: number) =>
  Array.from({ length: days }, (_, index) => backupAt(START - (days - 1 - index) * DAY + 3 * 3_600_000, index))

const backups = fc
  .uniqueArray(fc.integer({ min: 0, max: 3 * 365 * 24 }), { minLength: 1, maxLength: 60 })
  .map((hours) => hours.map((hour, index) => backupAt(START - hour * 3_600_000, index)))
const keeps = fc.record({ days: fc.integer({ min: 1, max: 14 }), weeks: fc.nat(8), months: fc.nat(24) })
const newestOf = (all: readonly DatedBackup[]) =>
  all.toSorted((a, b) => Date.parse(b.ended_at) - Date.parse(a.ended_at))[0]?.id

describe('of daily backups', () => {
  it('the last seven days, four weeks and twelve months are kept', () => {
    const { kept } = planRetention(daily(800), KEEP)
    const dates = kept.map((id) =>
      daily(800)
        .find((it) => it.id === id)
        ?.ended_at.slice(0, 10),
    )
    expect(dates).toEqual([
      ...['2026-11-30', '2026-11-29', '2026-11-28', '2026-11-27', '2026-11-26', '2026-11-25', '2026-11-24'],
      // The ends of the weeks before, and of the months before.
      ...['2026-11-22', '2026-11-15', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30'],
      ...['2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ])
  })

  it('WAL is kept behind those of the days, not behind those of weeks and months', () => {
    const { withWalFrom } = planRetention(daily(800), KEEP)
    expect(
      daily(800)
        .find(({ id }) => id === withWalFrom)
        ?.ended_at.slice(0, 10),
    ).toBe('2026-11-24')
  })
})

describe('whatever there is', () => {
  it('the newest is never deleted, and each is either kept or deleted', () => {
    fc.assert(
      fc.property(backups, keeps, (all, keep) => {
        const { kept, deleted, withWalFrom } = planRetention(all, keep)
        expect(kept[0]).toBe(newestOf(all))
        expect([...kept, ...deleted].toSorted()).toEqual(all.map(({ id }) => id).toSorted())
        expect(kept).toContain(withWalFrom)
        expect(kept.length).toBeLessThanOrEqual(keep.days + keep.weeks + keep.months)
      }),
    )
  })

  it('deleting a second time finds nothing more', () => {
    fc.assert(
      fc.property(backups, keeps, (all, keep) => {
        const { kept } = planRetention(all, keep)
        expect(
          planRetention(
            all.filter(({ id }) => kept.includes(id)),
            keep,
          ).deleted,
        ).toEqual([])
      }),
    )
  })

  it('a pause deletes nothing: days without a backup do not count', () => {
    fc.assert(
      fc.property(backups, keeps, (all, keep) => {
        // The plan knows no clock.
        const { kept } = planRetention(all, keep)
        const days = new Set(all.map(({ ended_at }) => ended_at.slice(0, 10)))
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(days.size, keep.days))
      }),
    )
  })

  it('its order does not matter', () => {
    fc.assert(
      fc.property(backups, keeps, (all, keep) => {
        expect(planRetention(all.toReversed(), keep)).toEqual(planRetention(all, keep))
      }),
    )
  })
})

describe('BACKUP_KEEP', () => {
  it('says days, weeks and months', () => {
    expect(parseKeep('7d 4w 12m')).toEqual({ days: 7, weeks: 4, months: 12 })
    expect(parseKeep(' 30d ')).toEqual({ days: 30, weeks: 0, months: 0 })
  })

  it.each(['', '7', '0d', '4w', '7 days', '-1d', '7d,4w'])('"%s" is refused', (text) => {
    expect(() => parseKeep(text)).toThrow(/BACKUP_KEEP is/)
  })
})
