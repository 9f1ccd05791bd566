import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DomainError } from '../../functions/_domain/errors.ts'
import { cleanSvg } from '../../functions/_formats/svg/clean-svg.ts'
import { svg } from '../support/media-files.ts'

const clean = (inside: string, root?: string) => cleanSvg(svg(inside, root)).text
const refused = (bytes: Uint8Array): string => {
  try {
    cleanSvg(bytes)
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
  return 'taken'
}

describe('a drawing', () => {
  it('keeps what draws, and says how large it is', () => {
    const inside =
      '<g fill="none"><path d="M0 0h9" stroke="rgb(1, 2, 3)" style="stroke-width:2"/><text x="1">a &lt; b</text></g>'
    expect(cleanSvg(svg(inside))).toEqual({
      width: 10,
      height: 6,
      text: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 6" width="10" height="6">${inside}</svg>`,
    })
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in another case and name', '<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script>'],
    ['a handler', '<rect onload="alert(1)" onclick=\'alert(1)\'/>'],
    ['a link that runs', '<a href="javascript:alert(1)"><rect/></a>'],
    ['a link of xlink', '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://x.test/a.svg#alert"/>'],
    ['a link as data', '<use href="data:image/svg+xml,%3Csvg onload=alert(1)%3E#x"/>'],
    ['a style that loads', '<rect style="fill:url(https://x.test/alert)"/><rect fill="url(//x.test/alert)"/>'],
    ['a style that hides it', String.raw`<rect style="fill:u\72l(https://x.test/alert)"/>`],
    ['a style sheet that imports', '<style>@import "https://x.test/alert"; rect{fill:red}</style>'],
    ['a style sheet with a font', '<style>@font-face{font-family:x;src:url(https://x.test/alert)}</style>'],
    ['a processing instruction', '<?xml-stylesheet href="https://x.test/alert"?>'],
    ['a comment', '<!-- alert -->'],
    ['an element of HTML', '<body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="alert(1)"/></body>'],
    ['what an editor adds', '<x:data xmlns:x="urn:x" x:alert="1">alert</x:data>'],
    ['an attribute in another name', '<rect xmlns:e="http://www.w3.org/2001/xml-events" e:event="alert"/>'],
  ])('loses %s', (_, inside) => {
    expect(clean(`${inside}<circle r="3"/>`)).toMatch(/<circle r="3"\/>/)
    expect(clean(inside)).not.toMatch(/alert|script|x\.test|onload|javascript/i)
  })

  it('keeps a style sheet that only says how something looks', () => {
    expect(clean('<style>.a, #b { fill: #c00; -moz-binding: url(x) } .c{stroke:url(#g)}</style>')).toContain(
      '<style>.a, #b{fill:#c00}.c{stroke:url(#g)}</style>',
    )
  })

  it.each([
    ['foreignObject', svg('<foreignObject><p>x</p></foreignObject>')],
    ['image', svg('<image href="https://x.test/a.png"/>')],
    ['animate', svg('<rect><animate attributeName="x"/></rect>')],
    ['filter', svg('<filter id="a"><feImage href="x"/></filter>')],
    ['entities', new TextEncoder().encode('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['not XML', svg('<g>')],
    ['too many parts', svg('<g>'.repeat(100) + '</g>'.repeat(100))],
    ['how large', svg('', '')],
    ['first element', new TextEncoder().encode('<svg viewBox="0 0 1 1"/>')],
    ['UTF-8', new Uint8Array([0xff, 0xfe, 0x3c, 0])],
    ['repeats', svg(bomb())],
  ])('is refused for %s', (why, bytes) => {
    expect(refused(bytes)).toContain(why)
  })

  it('with a document type of old is taken', () => {
    const text = `<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg xmlns="http://www.w3.org/2000/svg" width="3cm" height="50%" viewBox="0 0 4 2"/>`
    expect(cleanSvg(new TextEncoder().encode(text))).toMatchObject({ width: 113, height: 57 })
  })

  it('once clean stays as it is', () => {
    const inside = fc.array(fc.constantFrom('<g>', '</g>', '<rect x="1"/>', 'a&amp;b', '<style>.a{fill:red}</style>'))
    fc.assert(
      fc.property(inside, (parts) => {
        const bytes = svg(parts.join(''))
        if (refused(bytes) !== 'taken') return
        const { text } = cleanSvg(bytes)
        expect(cleanSvg(new TextEncoder().encode(text)).text).toBe(text)
      }),
      { numRuns: 300 },
    )
  })
})

/** Ten times ten times … ten rectangles, in a few hundred letters. */
function bomb() {
  const level = (number: number) => `<g id="l${number}">${`<use href="#l${number - 1}"/>`.repeat(10)}</g>`
  return `<rect id="l0"/>${[1, 2, 3, 4, 5, 6].map(level).join('')}`
}
