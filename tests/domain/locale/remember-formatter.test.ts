import { describe, expect, it } from 'vitest'
import { rememberFormatter } from '../../../functions/_domain/locale/remember-formatter.ts'
import { instantText } from '../../../functions/_domain/locale/dates.ts'

describe('a formatter', () => {
  it('is made once for each key, and forgotten when there are too many', () => {
    const made: string[] = []
    const formatter = rememberFormatter((locale: string, zone: string | undefined) => {
      made.push(`${locale} ${zone}`)
      return { locale, zone }
    }, 2)
    expect(formatter('en', 'UTC')).toBe(formatter('en', 'UTC'))
    expect(formatter('en', undefined)).not.toBe(formatter('en', 'UTC'))
    expect(made).toEqual(['en UTC', 'en undefined'])
    formatter('de', 'UTC')
    formatter('en', undefined)
    formatter('en', 'UTC')
    expect(made).toEqual(['en UTC', 'en undefined', 'de UTC', 'en UTC'])
  })

  it('of a zone that does not exist is refused each time', () => {
    for (const _ of [1, 2]) expect(() => instantText('2026-11-29T00:00:00Z', 'date', 'No/Where')).toThrow(RangeError)
  })
})
