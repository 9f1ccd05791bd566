import { describe, expect, it } from 'vitest'
import { fittingLength, writeDown } from '../../../web/src/lib/features/tests/test-options.ts'

describe('the length that the learner chose last', () => {
  it('the last length is preselected where a test offers it', () => {
    expect(fittingLength(50, [25, 50, 75, 100])).toBe(50)
  })

  it('a shorter test preselects its longest length', () => {
    expect(fittingLength(100, [25, 50])).toBe(50)
  })

  it('a test without lengths preselects none', () => {
    expect(fittingLength(25, [])).toBeNull()
  })

  it('mode and length are written in characters that a cookie allows', () => {
    expect(writeDown({ mode: 'exam', length: 100 })).toBe('exam.100')
  })
})
