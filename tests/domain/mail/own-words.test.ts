import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ownWords } from '../../../functions/_domain/mail/own-words.ts'

const OUTLOOK = 'From: laude <no-reply@laude.example>\nSent: Monday, 30 November 2026\nTo: Lea\nSubject: Your question'

describe('what a person wrote in a reply', () => {
  it.each([
    [
      'Gmail',
      'Thanks!\n\nOn Mon, Nov 30, 2026 at 1:38 AM laude <no-reply@laude.example> wrote:\n\n> old\n> older',
      'Thanks!',
    ],
    [
      'Gmail, broken',
      'Thanks!\n\nOn Mon, 30 Nov 2026 at 01:38, laude\n<no-reply@laude.example> wrote:\n> old',
      'Thanks!',
    ],
    ['without marks', 'Thanks!\n\nOn 30 Nov 2026, at 01:38, laude wrote:\n\nold\nolder', 'Thanks!'],
    ['German', 'Danke!\n\nAm 30.11.26 um 01:38 schrieb laude:\n> alt', 'Danke!'],
    ['French', 'Merci\n\nLe 30 nov. 2026 à 01:38, laude <a@laude.example> a écrit :\n> vieux', 'Merci'],
    ['Outlook', `Thanks!\n\n________________________________\n${OUTLOOK}\n\nold`, 'Thanks!'],
    ['Outlook without a line', `Thanks!\n\n${OUTLOOK}\n\nold`, 'Thanks!'],
    ['Outlook of old', 'Thanks!\r\n\r\n-----Original Message-----\r\nFrom: laude\r\n\r\nold', 'Thanks!'],
    ['a signature', 'Thanks!\n-- \nLea\n+43 1 234', 'Thanks!'],
    ['a phone', 'Thanks!\n\nSent from my iPhone\n\n> old', 'Thanks!'],
    ['an answer below', '> What is it?\n\nA subnet.', 'A subnet.'],
    ['answers between', 'Hi\n\n> one\n\nfirst\n\n> two\n\nsecond', 'Hi\n\n\nfirst\n\n\nsecond'],
    ['nothing of their own', 'On Mon, 30 Nov 2026 at 01:38, laude <a@laude.example> wrote:\n> old', ''],
    ['a signature alone', '-- \nLea', ''],
  ])('%s', (_, text, words) => {
    expect(ownWords(text)).toBe(words)
  })

  it.each([
    'On page 3 the book wrote:\nthis is a subnet',
    'From: here to there is 5\nand so on',
    'a\n-----\nb',
    'a\n--\nb',
    'It is 5 > 3\nand 3 < 5',
    'Sent from my desk: a question\nHow long?',
  ])('all of it, where a line only looks like a quotation: %j', (text) => {
    expect(ownWords(text)).toBe(text)
  })

  const words = fc.stringMatching(/^[a-z]([a-z ,.!?]{0,30}[a-z.!?])?$/)
  const line = fc.oneof(
    words,
    fc.constantFrom(
      '',
      '> old',
      '>> older',
      '-- ',
      '--',
      'On Mon, 30 Nov 2026 at 01:38, laude <a@laude.example> wrote:',
      'On Mon, 30 Nov 2026 at 01:38, laude',
      '<a@laude.example> wrote:',
      '-----Original Message-----',
      '________________________________',
      ...OUTLOOK.split('\n'),
      'Sent from my iPhone',
      '\t',
    ),
    fc.string({ unit: 'grapheme' }),
  )
  const lines = fc.array(line, { maxLength: 20 })

  it('begins with their first line, whatever follows', () => {
    fc.assert(
      fc.property(words, lines, (first, rest) => {
        const [kept] = ownWords([first, ...rest].join('\n')).split('\n')
        expect(kept?.trimEnd()).toBe(first)
      }),
    )
  })

  it('is itself without anything to leave out', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const once = ownWords(all.join('\n'))
        expect(ownWords(once)).toBe(once)
      }),
    )
  })

  it('has no quoted line and adds nothing', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const kept = ownWords(all.join('\n'))
          .split('\n')
          .filter((each) => each !== '')
        expect(kept.filter((each) => each.startsWith('>'))).toEqual([])
        const given = all.join('\n').replaceAll(/\r\n?/g, '\n').split('\n')
        const texts = new Set(given.map((each) => each.trim()))
        expect(kept.filter((each) => !texts.has(each.trim()))).toEqual([])
      }),
    )
  })

  it.each(['On 1 ', '> \na\n', '_____\n', 'From: x\n', 'On 1 2026\n', ' \n'])(
    'is found in a moment in much of %j',
    (part) => {
      const start = performance.now()
      ownWords(part.repeat(50_000 / part.length))
      expect(performance.now() - start).toBeLessThan(2000)
    },
  )
})
