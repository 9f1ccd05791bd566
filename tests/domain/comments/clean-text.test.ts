import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../../functions/_domain/comments/clean-text.ts'

describe('the text of a comment', () => {
  it('loses signs that nobody sees or that turn other words around', () => {
    expect(cleanText('a\u202Eb\u2066c\u200Bd\u{E0041}e\u0007')).toBe('abcde')
    expect(cleanText('  one \r\n\r\n\r\n\r\ntwo ')).toBe('one\n\ntwo')
    expect(cleanText('\u200B\u2060')).toBe('')
  })

  it('keeps what emoji and scripts are made of', () => {
    for (const text of ['👩‍💻', 'نمی‌خواهم', 'ć', 'a\tb']) expect(cleanText(text)).toBe(text)
  })

  it('is clean once it was cleaned, and never longer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const clean = cleanText(text)
        expect(cleanText(clean)).toBe(clean)
        expect(clean.length).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
