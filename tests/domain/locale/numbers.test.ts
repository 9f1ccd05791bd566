import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixedText } from '../../../functions/_domain/locale/fixed.ts'
import { numberText, percentNumber, percentText, signedText } from '../../../functions/_domain/locale/numbers.ts'

describe('a percentage', () => {
  it.each([
    [100 * (6 / 19), '31.6%'],
    [31.55, '31.6%'],
    [24, '24%'],
    [2.25, '2.3%'],
    [99.96, '99.9%'],
    [100, '100%'],
    [0, '0%'],
    [0.04, '0.1%'],
  ])('%f is written %s', (value, text) => {
    expect(percentText(value)).toBe(text)
  })

  it('without decimals is never 100 unless it is all, and never 0 unless it is nothing', () => {
    expect([99.7, 100, 0.2, 0, 50.5].map((it) => percentNumber(it, 0))).toEqual(['99', '100', '1', '0', '51'])
  })

  it('is at most half a step away, and says all or nothing only of those', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 2000 }), fc.constantFrom(0, 1, 2), (a, b, decimals) => {
        const [part, whole] = [Math.min(a, b), b]
        const shown = Number(percentNumber((100 * part) / whole, decimals))
        expect(shown === 100).toBe(part === whole)
        expect(shown === 0).toBe(part === 0)
        const step = 10 ** -decimals
        const isEdge = shown === Number((100 - step).toFixed(decimals)) || shown === step
        expect(Math.abs(shown - (100 * part) / whole)).toBeLessThanOrEqual((isEdge ? step : step / 2) + 1e-9)
      }),
    )
  })
})

describe('a number', () => {
  it('has its thousands apart and two decimals at most', () => {
    expect([0, 1, 1234, 1_234_567, 0.5, 2.345, -3].map((it) => numberText(it))).toEqual([
      '0',
      '1',
      '1,234',
      '1,234,567',
      '0.5',
      '2.35',
      '-3',
    ])
  })

  it('keeps all its decimals where figures stand below each other, and is never minus zero', () => {
    expect([0.314, -0.2, 0, -0.001, 1].map((it) => fixedText(it, 2))).toEqual(['0.31', '−0.20', '0.00', '0.00', '1.00'])
  })

  it('that is added or taken has its sign', () => {
    expect([50, -20, 0, 1200].map((it) => signedText(it))).toEqual(['+50', '−20', '+0', '+1,200'])
  })
})
