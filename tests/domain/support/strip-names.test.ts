import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SOMEBODY, stripNames } from '../../../functions/_domain/support/strip-names.ts'

describe('a text without names', () => {
  it('has no name in any case, no part of one, and no email address', () => {
    expect(stripNames('Ask LEA or @lea_l; Lea Learner said so: lea@example.org.', ['Lea Learner', 'lea_l'])).toBe(
      `Ask ${SOMEBODY} or ${SOMEBODY}; ${SOMEBODY} said so: ${SOMEBODY}.`,
    )
  })

  it('keeps words in which a name stands, and words of two letters', () => {
    expect(stripNames('Please reinstall: Al is in the area.', ['Al Lea', 'Rein'])).toBe(
      'Please reinstall: Al is in the area.',
    )
  })

  it('knows names of other alphabets, and names with signs', () => {
    expect(stripNames('Спросите Ольгу или ольга (х+1).', ['Ольга', 'х+1'])).toBe(
      `Спросите Ольгу или ${SOMEBODY} (${SOMEBODY}).`,
    )
  })

  it('stays as it is without names in it, and the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ minLength: 3 })), (text, names) => {
        const once = stripNames(text, names)
        expect(stripNames(once, names)).toBe(once)
        if (!text.includes('@')) expect(stripNames(text, [])).toBe(text)
      }),
    )
  })
})
