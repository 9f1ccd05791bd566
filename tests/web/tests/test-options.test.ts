import { describe, expect, it } from 'vitest'
import { fittingLength, writeDown } from '../../../web/src/lib/features/tests/test-options.ts'

describe('the length that somebody chose last', () => {
  it('is chosen again where a test offers it', () => {
    expect(fittingLength(50, [25, 50, 75, 100])).toBe(50)
  })

  it('gives way to the longest shorter one where a test is not that long', () => {
    expect(fittingLength(100, [25, 50])).toBe(50)
  })

  it('is none where a test offers none', () => {
    expect(fittingLength(25, [])).toBeNull()
  })

  it('is written down with the mode, in letters that a cookie may have', () => {
    expect(writeDown({ mode: 'exam', length: 100 })).toBe('exam.100')
  })
})
