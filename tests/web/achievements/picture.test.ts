import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readOklch, toHex } from '../../../web/src/lib/features/achievements/picture/oklch.ts'
import { loadTypeface } from '../../../web/src/lib/features/achievements/picture/fonts.server.ts'
import { medalColors } from '../../../web/src/lib/features/achievements/picture/medal-colors.server.ts'
import { drawable, outline, widthOf, wrap } from '../../../web/src/lib/features/achievements/picture/text.server.ts'
import { isSameZone, zoneName, zonesByRegion } from '../../../web/src/lib/features/profiles/zones.ts'
import { read } from '../../repo/files.ts'

const FACES = ['laurel', 'gold', 'sky', 'indigo', 'plum', 'rose', 'clay', 'amber', 'teal', 'slate']
const METALS = ['bronze', 'silver', 'gold', 'platinum', null]

describe('colours for what knows no OKLCH', () => {
  it.each([
    ['oklch(1 0 0)', '#ffffff'],
    ['oklch(0 0 0)', '#000000'],
    // Red, green and blue as CSS Color 4 gives them.
    ['oklch(0.62796 0.25768 29.234)', '#ff0000'],
    ['oklch(0.86644 0.29483 142.495)', '#00ff00'],
    ['oklch(0.45201 0.31321 264.052)', '#0000ff'],
  ])('%s is %s', (written, hex) => {
    expect(toHex(readOklch(written))).toBe(hex)
  })

  it('are those of the style sheet, of every face and metal', () => {
    const sheet = read('web/src/lib/styles/medals.css')
    const seen = new Set<string>()
    for (const face of FACES)
      for (const metal of METALS) {
        const colours = medalColors(sheet, face, metal)
        for (const colour of Object.values(colours)) expect(colour).toMatch(/^#[\da-f]{6}$/)
        seen.add(Object.values(colours).join())
      }
    expect(seen.size).toBe(FACES.length * METALS.length)
    // The face of its own, the metal of the tier.
    expect(medalColors(sheet, 'gold', 'silver')).toMatchObject({
      'face-high': toHex(readOklch('oklch(0.84 0.12 92)')),
      'metal-high': toHex(readOklch('oklch(0.78 0.01 250)')),
    })
  })
})

describe('letters as outlines', () => {
  it('draw what the faces have, in whatever script, and leave out what they have not', async () => {
    const face = await loadTypeface('sans', 400)
    expect(drawable(face, ' Zoë  Łukasz Ирина Ελένη Nguyễn ')).toBe('Zoë Łukasz Ирина Ελένη Nguyễn')
    expect(drawable(face, '李明 🎓')).toBe('')
    expect(widthOf(face, 'Zoë', 20)).toBeGreaterThan(widthOf(face, 'Zo', 20))
    expect(widthOf(face, 'Zoë', 40)).toBeCloseTo(2 * widthOf(face, 'Zoë', 20))
  })

  it('make markup of nothing that anybody writes, and fit the lines they are given', async () => {
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

describe('time zones', () => {
  it('are read as places, each once, and known by either name', () => {
    expect(zoneName('America/Argentina/Buenos_Aires')).toBe('Argentina, Buenos Aires')
    expect(zoneName('UTC')).toBe('UTC')
    expect(isSameZone('Asia/Calcutta', 'Asia/Kolkata')).toBe(true)
    expect(isSameZone('Europe/Berlin', 'Europe/Paris')).toBe(false)
    const all = zonesByRegion(['Asia/Kolkata', 'UTC']).flatMap(([, zones]) => zones)
    expect(all).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Europe/Berlin']))
    expect(new Set(all).size).toBe(all.length)
  })
})
