import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainToMarkdown } from '../../../functions/_formats/markup/escape-markdown.ts'
import { toArticle, toHtml, toInlineHtml } from '../../../web/src/lib/api/markdown.server.ts'

const MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML"'

describe('formulas', () => {
  it.each([
    [
      String.raw`\(x^2\)`,
      `<span class="formula inline">${MATH}><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow>`,
    ],
    [String.raw`\[x^2\]`, `<span class="formula">${MATH} display="block">`],
    ['$$x^2$$', `<span class="formula">${MATH} display="block">`],
    [String.raw`so \(a_1 * b_1\) and \(a_2 * b_2\)`, '<msub><mi>a</mi><mn>2</mn></msub>'],
    [String.raw`\(a < b \\) c\)`, '<mo>&lt;</mo>'],
  ])('the server renders a formula as MathML: %s', (text, part) => {
    for (const html of [toInlineHtml(text), toHtml(text), toArticle(text)]) {
      expect(html).toContain(part)
      expect(html).not.toMatch(/<script|style=|<em>/)
    }
  })

  it('a formula on lines of its own stays one, whatever its lines look like', () => {
    for (const [begin, end] of [
      ['$$', '$$'],
      [String.raw`\[`, String.raw`\]`],
    ]) {
      const html = toHtml(`Solve:\n${begin}\nx\n= 2\n- y\n${end}\nThen go on.`)
      expect(html).toMatch(
        /^<p>Solve:<\/p>\n<p><span class="formula"><math [\s\S]*<\/math><\/span><\/p>\n<p>Then go on\.<\/p>/,
      )
      expect(html).not.toMatch(/<h1|<h2|<li/)
    }
  })

  it.each([
    ['It costs $5, or $6.', 'It costs $5, or $6.'],
    ['It costs $$ or more', 'It costs $$ or more'],
    [String.raw`\(never ended`, '(never ended'],
    [String.raw`\\(x\\)`, String.raw`\(x\)`],
    ['`\\(x\\)`', String.raw`<code>\(x\)</code>`],
    [String.raw`\(\)`, '()'],
  ])('the server leaves what is no formula: %s', (text, html) => {
    expect(toInlineHtml(text)).toBe(html)
  })

  it('the server shows a formula that is no LaTeX as it is written, and nothing of it runs', () => {
    expect(toInlineHtml(String.raw`\(\frac{<b>\)`)).toBe(String.raw`<code>\frac{&lt;b&gt;</code>`)
    const evil = toInlineHtml(
      String.raw`\(\href{javascript:alert(1)}{x} \includegraphics{http://example.test/a.png} \htmlStyle{color:red}{y} <img src=x onerror=alert(1)>\)`,
    )
    expect(evil).not.toMatch(/<(a|img|script)\b|<[^>]*(style|href|src|onerror)=/)
    expect(toInlineHtml(String.raw`\(\def\a{\a\a}\a\)`)).toContain('<code>')
  })

  it('the server renders any text that has signs of formulas in it', () => {
    const sign = fc.constantFrom(
      '\\(',
      '\\)',
      '\\[',
      '\\]',
      '$$',
      '$',
      '{',
      '}',
      '\\frac',
      '^',
      '_',
      '&',
      '\\\\',
      '\n',
      ' ',
      'x',
      '<',
      '%',
      '#',
      '\\begin{array}{c}',
      '\\end{array}',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
        expect(toHtml(signs.join(''))).not.toMatch(/<(a|img|script)\b|style=/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('plain text', () => {
  it('plain text is shown exactly as it was written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '__init__',
        'a*b*c',
        '`x`',
        '[a](b)',
        '![a](b)',
        '# x',
        '- x',
        '1. x',
        '> x',
        '~~x~~',
        '<div>',
        '&amp;',
        '\\',
        '|',
        '---',
        '_',
        '*',
        ' ',
        '$',
        'https://example.test',
      ),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join('').replaceAll(/\s+/g, ' ').trim()
        fc.pre(!/\\[([]|\$\$/.test(text))
        for (const html of [toInlineHtml(plainToMarkdown(text)), toHtml(plainToMarkdown(text))])
          expect(shown(html)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['a | b\n--- | ---\nc | d', 'Title\n=====', 'x\n---', '[a]: b\nc', '    code'])(
    'plain text on several lines has no structure: %j',
    (text) => {
      expect(toHtml(plainToMarkdown(text))).not.toMatch(/<(table|h1|h2|hr|pre|ul|ol)/)
      expect(shown(toHtml(plainToMarkdown(text)))).toBe(text.replaceAll(/[^\S\n]+/g, ' ').trim())
    },
  )
})

/** The text of a page, as a learner reads it. */
const shown = (html: string) =>
  html
    .replaceAll(/<\/?p>|<br>/g, '')
    .trim()
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
