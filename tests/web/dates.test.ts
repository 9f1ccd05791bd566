import { describe, expect, it } from 'vitest'
import { dayText, instantText } from '../../web/src/lib/dates.ts'
import { files, read } from '../repo/files.ts'

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

  it('is formatted in one file', () => {
    const formats = /new Intl\.DateTimeFormat|toLocale(?:Date|Time)String/
    const elsewhere = files.filter((file) => /^web\/src\/.*\.(?:ts|svelte)$/.test(file) && formats.test(read(file)))
    // zones.ts asks only for the name of a zone.
    expect(elsewhere).toEqual(['web/src/lib/dates.ts', 'web/src/lib/features/profiles/zones.ts'])
  })
})
