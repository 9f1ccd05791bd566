import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { english } from '../../../functions/_domain/locale/english.ts'
import { instantText } from '../../../functions/_domain/locale/dates.ts'
import { listText, choiceText } from '../../../functions/_domain/locale/lists.ts'
import { numberText, percentText, signedText } from '../../../functions/_domain/locale/numbers.ts'

describe('English without Intl is what Intl writes', () => {
  it('for any number', () => {
    const byIntl = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
    const hundredths = fc.integer().map((n) => n / 100)
    const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
    fc.assert(
      fc.property(
        fc.oneof(fc.maxSafeInteger(), hundredths, any).filter((n) => !Object.is(n, -0)),
        (n) => {
          expect(numberText(n)).toBe(byIntl.format(n))
        },
      ),
      { numRuns: 1000 },
    )
    expect(numberText(-0)).toBe('0')
  })

  it('but leaves to Intl what is to be rounded', () => {
    expect([0.125, 1e21, 1e-7, Number.NaN].map((n) => english.number(n))).toEqual(Array(4).fill(undefined))
  })

  it('for what is added or taken', () => {
    const byIntl = new Intl.NumberFormat('en-US', { signDisplay: 'always' })
    fc.assert(
      fc.property(fc.maxSafeInteger(), (n) => {
        expect(signedText(n)).toBe(byIntl.format(n).replace('-', '−'))
      }),
    )
  })

  it('for any percentage', () => {
    const byIntl = new Intl.NumberFormat('en-US', { style: 'unit', unit: 'percent', maximumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
        expect(percentText(tenths / 10)).toBe(byIntl.format(tenths / 10))
      }),
    )
  })

  it('for any moment in any zone', () => {
    const instants = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    const zones = fc.constantFrom(undefined, 'UTC', ...Intl.supportedValuesOf('timeZone'))
    const long = { day: 'numeric', month: 'long' } as const
    const short = { day: 'numeric', month: 'short' } as const
    const time = { hour: 'numeric', minute: '2-digit' } as const
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const byIntl = (options: Intl.DateTimeFormatOptions) =>
          new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone }).format(at)
        const written = (['date', 'moment', 'time', 'full', 'weekday', 'day'] as const).map((form) =>
          instantText(at.toISOString(), form, zone),
        )
        expect(written).toEqual([
          byIntl({ ...short, year: 'numeric' }),
          byIntl({ ...short, year: 'numeric', ...time }),
          byIntl(time),
          byIntl({ ...long, year: 'numeric' }),
          byIntl({ ...long, weekday: 'long' }),
          byIntl(short),
        ])
      }),
      { numRuns: 300 },
    )
  })

  it('for any list', () => {
    const byIntl = (type: 'conjunction' | 'disjunction') => new Intl.ListFormat('en-US', { type })
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), (items) => {
        expect(listText(items)).toBe(byIntl('conjunction').format(items))
        expect(choiceText(items)).toBe(byIntl('disjunction').format(items))
      }),
    )
  })
})
