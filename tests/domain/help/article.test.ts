import { describe, expect, it } from 'vitest'
import { HELP_LIMITS, parseHelpArticle } from '../../../functions/_domain/help/article.ts'

const RIGHT = `---
title: How does my streak work?
category: progress
order: 1
summary: Learn each day, and it grows.
keywords: daily, flame
---

Finish a test.

## Then

Another one.
`

/** The article with one line of it replaced. */
const withLine = (old: string, line: string) => RIGHT.replace(old, line)
const read = (text: string) => () => parseHelpArticle('streaks', text)

describe('a help article', () => {
  it('is front matter and Markdown', () => {
    expect(parseHelpArticle('streaks', RIGHT)).toEqual({
      slug: 'streaks',
      title: 'How does my streak work?',
      category: 'progress',
      order: 1,
      summary: 'Learn each day, and it grows.',
      keywords: ['daily', 'flame'],
      body: 'Finish a test.\n\n## Then\n\nAnother one.',
    })
  })

  it('may have the line endings of any system, and rules in its text', () => {
    expect(parseHelpArticle('streaks', RIGHT.replaceAll('\n', '\r\n'))).toEqual(parseHelpArticle('streaks', RIGHT))
    expect(parseHelpArticle('streaks', withLine('## Then', '---')).body).toContain('---')
  })

  it.each([
    ['no front matter', 'Finish a test.', 'streaks.md:1: expected the front matter between two lines ---'],
    ['front matter that does not end', RIGHT.replace('---\n\n', '\n'), 'streaks.md:1: expected the front matter'],
    ['a line that is no field', withLine('order: 1', 'order 1'), 'streaks.md:4: expected "key: value"'],
    ['an empty field', withLine('order: 1', 'order:'), 'streaks.md:4: expected "key: value"'],
    ['an unknown field', withLine('order: 1', 'place: 1'), 'streaks.md:4: there is no field place: expected title,'],
    ['a field twice', withLine('order: 1', 'order: 1\norder: 2'), 'streaks.md:5: order is there twice'],
    ['a missing field', withLine('order: 1\n', ''), 'streaks.md:6: expected order: in the front matter'],
    ['an unknown category', withLine('progress', 'news'), 'streaks.md:3: expected a category: tests, progress,'],
    ['a place that is none', withLine('order: 1', 'order: first'), 'streaks.md:4: expected a place in the category'],
    ['a comma too many', withLine('daily, flame', 'daily,, flame'), 'streaks.md:6: expected words with one comma'],
    ['no text', RIGHT.slice(0, RIGHT.indexOf('Finish')), 'streaks.md:7: expected an article'],
  ])('is refused with %s', (_what, text, message) => {
    expect(read(text)).toThrow(SyntaxError)
    expect(read(text)).toThrow(message)
  })

  it.each(['title', 'summary'] as const)('has a %s of a limited length', (field) => {
    const line = new RegExp(`^${field}: .*$`, 'm')
    const long = (length: number) => RIGHT.replace(line, `${field}: ${'x'.repeat(length)}`)
    expect(parseHelpArticle('streaks', long(HELP_LIMITS[field]))[field]).toHaveLength(HELP_LIMITS[field])
    expect(read(long(HELP_LIMITS[field] + 1))).toThrow(`the ${field} has more than ${HELP_LIMITS[field]} characters`)
  })

  it('names every mistake at once', () => {
    const text = withLine('progress', 'news').replace('order: 1', 'order: 0')
    expect(read(text)).toThrow(/streaks\.md:3: .*\nstreaks\.md:4: /)
  })

  it('has a file name that is a word of its address', () => {
    expect(() => parseHelpArticle('My streak', RIGHT)).toThrow('My streak.md:1: expected a file name')
  })
})
