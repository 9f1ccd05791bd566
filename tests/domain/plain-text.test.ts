import fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainText } from '../../functions/_domain/plain-text.ts'
import { replyBody } from '../../functions/_domain/mail/reply-body.ts'

it.each([
  ['it counts **once**, *really* _so_ or __more__', 'it counts once, really so or more'],
  ['# A heading\n\ntext', 'A heading\n\ntext'],
  [
    'see [RFC 768](https://a.example/768) and [https://a.example](https://a.example)',
    'see RFC 768 (https://a.example/768) and https://a.example',
  ],
  ['run `a*b*c` here', 'run a*b*c here'],
  ['```sh\nping **all**\n```\nthen', 'ping **all**\nthen'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['- one\n- two\n\n> quoted', '- one\n- two\n\n> quoted'],
  ['\\*not\\* emphasis', '*not* emphasis'],
  ['<b>markup</b>', '<b>markup</b>'],
])('%j is read as %j', (markdown, text) => {
  expect(plainText(markdown)).toBe(text)
})

it('a long mail is cut at whole characters, and says so', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.integer({ min: 100, max: 200 }), (words, most) => {
      const { body, isCut } = replyBody(words, most)
      expect(body.length).toBeLessThanOrEqual(most)
      expect(body.isWellFormed()).toBe(true)
      expect(isCut).toBe(words.length > most)
      expect(isCut ? body.endsWith('was cut: it is too long.)') : body === words).toBe(true)
    }),
  )
})
