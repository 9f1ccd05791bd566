import { describe, expect, it } from 'vitest'
import { count, ordinal, plural } from '../../../functions/_domain/locale/counts.ts'

describe('a number of things', () => {
  it('is one, or several', () => {
    expect([0, 1, 2, 1200].map((n) => count(n, 'day'))).toEqual(['0 days', '1 day', '2 days', '1,200 days'])
    expect(count(2, 'category', 'categories')).toBe('2 categories')
    expect([1, 2].map((n) => plural(n, 'needs', 'need'))).toEqual(['needs', 'need'])
  })

  it('a place has its ending', () => {
    const places = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111, 1012]
    expect(places.map((n) => ordinal(n)).join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th 1,012th')
  })

  it('a place has the ending that Intl knows', () => {
    const rules = new Intl.PluralRules('en-US', { type: 'ordinal' })
    const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
    for (let n = 0; n < 1200; n++) expect(ordinal(n).slice(-2)).toBe(endings[rules.select(n)])
  })
})
