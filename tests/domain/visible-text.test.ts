import { describe, expect, it } from 'vitest'
import { hasVisible } from '../../functions/_domain/visible-text.ts'

describe('text that can be seen', () => {
  it.each(['a', '0', '.', '網', 'é', '😀', ' \n x \n'])('%j has something to see', (text) => {
    expect(hasVisible(text)).toBe(true)
  })

  it.each(['', ' ', '\n\t', '\u200B', '\u200B\n\u200B', '\u3164', '\u2800 \uFEFF', '\u0301'])(
    '%j has nothing to see',
    (text) => {
      expect(hasVisible(text)).toBe(false)
    },
  )
})
