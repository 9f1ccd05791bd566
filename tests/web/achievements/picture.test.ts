import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOklch, toHex } from '../../../web/src/lib/features/achievements/picture/oklch.ts'
import { loadTypeface } from '../../../web/src/lib/features/achievements/picture/fonts.server.ts'
import { medalColors } from '../../../web/src/lib/features/achievements/picture/medal-colors.server.ts'
import { drawable, outline, widthOf, wrap } from '../../../web/src/lib/features/achievements/picture/text.server.ts'
import { toPlainFont } from '../../../web/src/lib/features/achievements/picture/plain-font.server.ts'
import { read, root } from '../../repo/files.ts'

const FACES = ['laurel', 'gold', 'sky', 'indigo', 'plum', 'rose', 'clay', 'amber', 'teal', 'slate']
const METALS = ['bronze', 'silver', 'gold', 'platinum', null]

describe('OKLCH colors as hex', () => {
  it.each([
    ['oklch(1 0 0)', '#ffffff'],
    ['oklch(0 0 0)', '#000000'],
    // Red, green and blue as CSS Color 4 gives them.
    ['oklch(0.62796 0.25768 29.234)', '#ff0000'],
    ['oklch(0.86644 0.29483 142.495)', '#00ff00'],
    ['oklch(0.45201 0.31321 264.052)', '#0000ff'],
  ])('converts %s to %s', (written, hex) => {
    expect(toHex(readOklch(written))).toBe(hex)
  })

  it('of the style sheet are found for every face and metal', () => {
    const sheet = read('web/src/lib/styles/medals.css')
    const seen = new Set<string>()
    for (const face of FACES)
      for (const metal of METALS) {
        const colors = medalColors(sheet, face, metal)
        for (const color of Object.values(colors)) expect(color).toMatch(/^#[\da-f]{6}$/)
        seen.add(Object.values(colors).join())
      }
    expect(seen.size).toBe(FACES.length * METALS.length)
    // The face's own color, and the color of the tier's metal.
    expect(medalColors(sheet, 'gold', 'silver')).toMatchObject({
      'face-high': toHex(readOklch('oklch(0.84 0.12 92)')),
      'metal-high': toHex(readOklch('oklch(0.78 0.01 250)')),
    })
  })
})

describe('text as outlines', () => {
  it('draws the letters of any script that the fonts have, and leaves out others', async () => {
    const names = 'Zoë Łukasz Ирина Щербакова Ελένη Παπαδοπούλου Nguyễn Thị Phượng'
    expect(drawable(await loadTypeface('serif', 520), names)).toBe(names)
    const face = await loadTypeface('sans', 400)
    expect(drawable(face, `  ${names.replace(' ', '  ')} `.normalize('NFD'))).toBe(names)
    expect(drawable(face, '李明 🎓')).toBe('')
    expect(widthOf(face, 'Zoë', 20)).toBeGreaterThan(widthOf(face, 'Zo', 20))
    expect(widthOf(face, 'Zoë', 40)).toBeCloseTo(2 * widthOf(face, 'Zoë', 20))
  })

  it('is cut at a word where it is longer than its lines', async () => {
    const face = await loadTypeface('sans', 400)
    const lines = wrap(face, 'Answer a thousand questions about networks and security', {
      size: 30,
      width: 260,
      lines: 2,
    })
    expect(lines).toHaveLength(2)
    expect(lines.join(' ')).toMatch(/^Answer a thousand questions( about)?( networks)?…$/)
  })

  it('never becomes markup, whatever a user typed, and fits the given lines', async () => {
    const face = await loadTypeface('serif', 520)
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.constant('<script>"\'&]]></g>'))
    fc.assert(
      fc.property(anything, (text) => {
        const lines = wrap(face, drawable(face, text), { size: 68, width: 640, lines: 2 })
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) {
          expect(widthOf(face, line, 68)).toBeLessThanOrEqual(640)
          const drawn = outline(face, line, { x: 0, y: 0, size: 68, fill: '#000000' })
          expect(drawn).toMatch(
            /^<g fill="#000000">(<path d="[MLQCZ\d.e -]*" transform="translate\([-\d.e ]+\) scale\([-\d.e ]+\)"\/>)*<\/g>$/,
          )
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('fonts of the site', () => {
  it('converted at the same time are the same as one after another', async () => {
    const folder = 'node_modules/@fontsource-variable/source-sans-3/files'
    const files = ['latin', 'greek', 'cyrillic'].map((part) =>
      readFileSync(join(root, folder, `source-sans-3-${part}-wght-normal.woff2`)),
    )
    const oneByOne: Buffer[] = []
    for (const file of files) oneByOne.push(await toPlainFont(file))
    expect(await Promise.all(files.map(toPlainFont))).toEqual(oneByOne)
  })
})
