import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MOST_MENTIONED, mentionedIn, mentionsIn } from '../../../functions/_domain/comments/mentions.ts'

describe('a mention', () => {
  it('is a username behind an @ that stands alone', () => {
    expect(mentionedIn('@sam and (@Lou-2), thanks. @sam again')).toEqual(['sam', 'lou-2'])
    expect(mentionedIn('@sam.')).toEqual(['sam'])
    for (const text of [
      'me@example.org',
      'a@sam',
      '@@sam',
      '@x',
      '@-ab',
      '@sam_',
      `@${'x'.repeat(31)}`,
      'https://x.org/@sam',
    ])
      expect(mentionedIn(text)).toEqual([])
  })

  it('is found where it stands, whatever is around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const text = `${before} @sam ${after}`
        for (const { username, from, to } of mentionsIn(text))
          expect(text.slice(from, to).toLowerCase()).toBe(`@${username}`)
        expect(mentionsIn(text)).toContainEqual({ username: 'sam', from: before.length + 1, to: before.length + 5 })
      }),
    )
  })

  it('reaches no more people than it may', () => {
    const names = Array.from({ length: 50 }, (_, index) => `@person-${index}`)
    expect(mentionedIn(names.join(' '))).toHaveLength(MOST_MENTIONED)
  })
})
