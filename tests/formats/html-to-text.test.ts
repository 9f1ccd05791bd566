import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlToText } from '../../functions/_formats/markup/html-to-text.ts'

describe('the text of a mail that is HTML alone', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['<div>One</div><div>Two<br>Three</div>', 'One\nTwo\nThree'],
    ['a <b>bold</b>\n   word &amp; an &eacute; &unknown; &lt;tag&gt;', 'a bold word & an é &unknown; <tag>'],
    ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
    ['new<blockquote>old<blockquote>older</blockquote></blockquote>', 'new\n> old\n>> older'],
    ['<head><title>t</title></head><style>p { a: b }</style><script>alert("<p>")</script>seen', 'seen'],
    ['<!-- hidden <p> -->seen<!-- never closed', 'seen'],
    ['<img src="x" onerror="y">a < b', 'a < b'],
    ['', ''],
  ])('%j', (html, text) => {
    expect(htmlToText(html)).toBe(text)
  })

  it('is made of anything, without markup that works', () => {
    const part = fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '</',
        '<p>',
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '&',
        '&#0;',
        '&#x110000;',
        '&lt;',
        '"',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const html = parts.join('').replaceAll('&lt;', '')
        expect(htmlToText(html)).not.toMatch(/<(p|script)[^<>]*>/i)
      }),
    )
  })
})
