import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHtml } from '../../../web/src/lib/api/markdown.server.ts'
import { toGapText, type GapText } from '../../../web/src/lib/features/attempts/parts/gap-text.ts'

const gapsIn = (text: readonly GapText[]): number[] =>
  text.flatMap((node) => ('gap' in node ? [node.gap] : 'inside' in node ? gapsIn(node.inside) : []))

/** The text as one would read it, each gap as it was written. */
const written = (text: readonly GapText[]): string =>
  text
    .map((node) => {
      if ('html' in node) return node.html
      if ('gap' in node) return `{{${node.gap + 1}}}`
      const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${value}"`)
      return `<${node.tag}${attributes.join('')}>${written(node.inside)}</${node.tag}>`
    })
    .join('')

describe('a text with gaps', () => {
  it('opens only what holds a gap', () => {
    expect(toGapText(toHtml('Port {{1}} is **SSH**.\n\nNo gap here.'), 1)).toEqual([
      {
        tag: 'p',
        attributes: {},
        inside: [{ html: 'Port ' }, { gap: 0 }, { html: ' is <strong>SSH</strong>.' }],
      },
      { html: '\n<p>No gap here.</p>\n' },
    ])
  })

  it.each([
    '- the {{1}}\n- the {{2}}',
    '**{{1}}** and *{{2}}*',
    '| a | b |\n|---|--:|\n| {{1}} | {{2}} |',
    '```\nip {{1}}\nroute {{2}}\n```',
    '> {{1}}\n\nA line  \n{{2}} <b> & more',
    '[{{1}}](https://example.test "{{2}}") {{2}}',
  ])('has each gap where it was written: %j', (markdown) => {
    const html = toHtml(markdown)
    const text = toGapText(html, 2)
    expect(gapsIn(text)).toEqual([0, 1])
    expect(written(text)).toBe(html)
  })

  it('appends a gap that stands where no field can', () => {
    expect(toGapText(toHtml('\\( x^{{1}} \\)'), 1).at(-1)).toEqual({ tag: 'p', attributes: {}, inside: [{ gap: 0 }] })
  })

  it('leaves numbers of no gap, and a second mention, as text', () => {
    expect(gapsIn(toGapText(toHtml('{{1}} {{1}} {{9}}'), 1))).toEqual([0])
  })

  it('holds every gap once, whatever the text around it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 5 }), (pieces) => {
        const gaps = pieces.length
        const text = toGapText(toHtml(pieces.map((piece, at) => `${piece} {{${at + 1}}} `).join('')), gaps)
        expect(gapsIn(text).toSorted((a, b) => a - b)).toEqual([...pieces.keys()])
      }),
    )
  })
})
