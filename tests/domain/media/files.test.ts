import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanSound } from '../../../functions/_domain/media/clean-sound.ts'
import { byteRange } from '../../../functions/_domain/media/byte-range.ts'
import { MEDIA_TYPES, type RasterType } from '../../../functions/_domain/media/media-types.ts'
import { mediaIdsIn, mediumAt, toMediaMarkdown } from '../../../functions/_domain/media/media-refs.ts'
import { pictureSize } from '../../../functions/_domain/media/picture-size.ts'
import { sniff } from '../../../functions/_domain/media/sniff.ts'
import { DomainError } from '../../../functions/_domain/errors.ts'
import {
  gif,
  joined,
  jpeg,
  m4a,
  mp3,
  ogg,
  png,
  pngChunk,
  pngHeader,
  riff,
  svg,
  wav,
  webp,
  withExif,
} from '../../support/media-files.ts'

const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error.message
    throw error
  }
  return 'taken'
}

describe('what a file is', () => {
  it.each([
    ['image/png', png()],
    ['image/jpeg', jpeg],
    ['image/webp', webp],
    ['image/gif', gif],
    ['image/svg+xml', svg()],
    ['audio/mpeg', mp3()],
    ['audio/ogg', ogg()],
    ['audio/mp4', m4a()],
    ['audio/wav', wav()],
  ])('its content says: %s', (type, bytes) => {
    expect(sniff(bytes)).toBe(type)
  })

  it('nothing else is anything', () => {
    for (const text of ['', 'hello', '<html><svg-icon></svg-icon></html>', '%PDF-1.7', 'PK\u0003\u0004', 'MZ'])
      expect(sniff(joined(text))).toBeUndefined()
  })
})

describe('the size of a picture', () => {
  it.each<[RasterType, Uint8Array, number, number]>([
    ['image/png', png(7, 5), 7, 5],
    ['image/jpeg', jpeg, 6, 4],
    ['image/jpeg', withExif(jpeg, '52.5 N 13.4 E'), 6, 4],
    ['image/webp', webp, 6, 4],
    ['image/gif', gif, 6, 4],
  ])('is in its header: %s', (type, bytes, width, height) => {
    expect(pictureSize(type, bytes)).toEqual({ width, height })
  })

  it('a bomb is refused by its header, which is all that there is of it', () => {
    const bomb = joined(pngHeader(50_000, 50_000), pngChunk('IDAT', new Uint8Array(100)))
    expect(refusal(() => pictureSize('image/png', bomb))).toContain('50000 × 50000 pixels')
    const huge = gif.slice()
    huge.set([0xff, 0xff, 0xff, 0xff], gif.lastIndexOf(0x2c) + 5)
    expect(refusal(() => pictureSize('image/gif', huge))).toContain('pixels')
  })

  it('moving pictures are refused', () => {
    expect(refusal(() => pictureSize('image/png', png(4, 4, 0, pngChunk('acTL', new Uint8Array(8)))))).toContain(
      'Moving',
    )
    const frame = gif.subarray(gif.lastIndexOf(0x2c), -1)
    expect(refusal(() => pictureSize('image/gif', joined(gif.subarray(0, -1), frame, ';')))).toContain('Moving')
    const moving = joined(webp.subarray(0, 12), riff('VP8X', Uint8Array.of(2, 0, 0, 0, 5, 0, 0, 3, 0, 0)))
    expect(refusal(() => pictureSize('image/webp', moving))).toContain('Moving')
  })
})

describe('a sound', () => {
  it.each([
    ['audio/mpeg', mp3(100), 2.61],
    ['audio/ogg', ogg(), 1],
    ['audio/mp4', m4a(), 2.5],
    ['audio/wav', wav(4000), 0.5],
  ] as const)('stays as it is where there is nothing else in it: %s', (type, bytes, seconds) => {
    const clean = cleanSound(type, bytes)
    expect(Buffer.from(clean.bytes).equals(bytes)).toBe(true)
    expect(clean.seconds).toBeCloseTo(seconds, 2)
  })

  it('loses what stands before, beside and behind it', () => {
    const tail = '<script>alert(1)</script>'
    expect([...cleanSound('audio/mpeg', joined(mp3(9), tail)).bytes]).toEqual([...mp3(9)])
    expect([...cleanSound('audio/ogg', joined(ogg(), tail)).bytes]).toEqual([...ogg()])
    expect([...cleanSound('audio/wav', joined(wav(10, riff('LIST', 'INFOsecret')), tail)).bytes]).toEqual([...wav(10)])
    const { bytes } = cleanSound('audio/mp4', joined(m4a({ location: '+52.5+013.4/' }), tail))
    expect(new TextDecoder('latin1').decode(bytes)).not.toMatch(/script|\+52/)
    expect(bytes).toHaveLength(m4a({ location: '+52.5+013.4/' }).length)
  })

  it('is refused where it is broken, or a film', () => {
    const changed = ogg()
    changed[changed.length - 1] = 1
    expect(refusal(() => cleanSound('audio/ogg', changed))).toContain('broken')
    expect(refusal(() => cleanSound('audio/mp4', m4a({ handler: 'vide' })))).toContain('no film')
    expect(refusal(() => cleanSound('audio/mpeg', joined('ID3\u0004\0\0\0\0\0\0', 'nothing')))).toContain('broken')
    expect(refusal(() => cleanSound('audio/wav', joined('RIFF', new Uint8Array(4), 'WAVE')))).toContain('broken')
  })
})

describe('any bytes', () => {
  const seeds = [png(), jpeg, webp, gif, mp3(), ogg(), m4a(), wav(50)]
  const spoiled = fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }), fc.nat())
    .map(([seed, changes, cut]) => {
      const bytes = seed.slice(0, (cut % seed.length) + 1)
      for (const [at, byte] of changes) bytes[at % bytes.length] = byte
      return bytes
    })

  it('are taken or refused in words, and nothing fails', () => {
    fc.assert(
      fc.property(fc.oneof(spoiled, fc.uint8Array({ maxLength: 400 })), (bytes) => {
        const type = sniff(bytes)
        if (type === undefined || type === 'image/svg+xml') return
        expect(MEDIA_TYPES).toContain(type)
        if (type === 'image/png' || type === 'image/jpeg' || type === 'image/webp' || type === 'image/gif')
          refusal(() => pictureSize(type, bytes))
        else refusal(() => cleanSound(type, bytes))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a picture in a text', () => {
  const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

  it('is found with what it shows, whatever that is', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (alt) => {
        const markdown = toMediaMarkdown(id, alt)
        expect(mediumAt(markdown, 0)).toMatchObject({ id, end: markdown.length })
        expect(mediumAt(markdown, 0)?.alt).toBe(alt.replaceAll(/\s+/g, ' ').trim())
        expect(mediaIdsIn(`x ${markdown}`, null, markdown)).toEqual([id])
      }),
    )
  })
})

describe('a part of a file', () => {
  it('is what the header asks for, as far as it is there', () => {
    expect(byteRange('bytes=0-', 10)).toEqual({ start: 0, end: 9 })
    expect(byteRange('bytes=2-3', 10)).toEqual({ start: 2, end: 3 })
    expect(byteRange('bytes=8-99', 10)).toEqual({ start: 8, end: 9 })
    expect(byteRange('bytes=-4', 10)).toEqual({ start: 6, end: 9 })
    for (const all of [undefined, 'bytes=-', 'bytes=20-', 'bytes=3-2', 'bytes=0-1,4-5', 'lines=1-2'])
      expect(byteRange(all, 10)).toBeUndefined()
  })
})
