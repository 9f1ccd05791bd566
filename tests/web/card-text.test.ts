import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardText } from '../../web/src/lib/ui/card-text.ts'

describe('the text of a card', () => {
  it('is whole where it fits', () => {
    expect(cardText('Cables, plugs and light.')).toBe('Cables, plugs and light.')
  })

  it('ends with a sentence, or else at a word', () => {
    expect(cardText('Cables are first. Then come plugs, and then light.', 30)).toBe('Cables are first.')
    expect(cardText('Cables and plugs, and after those light in glass', 20)).toBe('Cables and plugs…')
    expect(cardText('Yes. Cables and plugs and after those light', 24)).toBe('Yes. Cables and plugs…')
  })

  it('is never cut in the middle of a word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,9}[.,]?$/), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(words, (words) => {
        const shown = cardText(words.join(' '))
        const last = shown.replace('…', '').split(' ').at(-1) ?? ''
        expect(shown.length).toBeLessThanOrEqual(241)
        expect(words.map((word) => word.replace(/[.,]$/, ''))).toContain(last.replace(/[.,]$/, ''))
      }),
    )
  })
})
