import { deflateSync, crc32 } from 'node:zlib'

const text = new TextEncoder()
export const joined = (...parts: (Uint8Array | string)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? text.encode(part) : part))))

const big32 = (value: number) => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value)
  return bytes
}
const little32 = (value: number) => big32(value).toReversed()
const little16 = (value: number) => little32(value).subarray(0, 2)

export const pngChunk = (name: string, content: Uint8Array = new Uint8Array()) => {
  const named = joined(name, content)
  return joined(big32(content.length), named, big32(crc32(named)))
}
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

export const pngHeader = (width: number, height: number) =>
  joined(PNG, pngChunk('IHDR', joined(big32(width), big32(height), Uint8Array.of(8, 2, 0, 0, 0))))

/** A picture of one color. Each shade is another file. */
export function png(width = 4, height = 3, shade = 0, ...chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(1 + width * 3).fill(shade, 1)
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))
  return joined(pngHeader(width, height), ...chunks, pngChunk('IDAT', pixels), pngChunk('IEND'))
}

const decoded = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'))

/** Six pixels by four, red. */
export const jpeg = decoded(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAAEAAYDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAABQb/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCKALXj/9k=',
)
export const gif = decoded('R0lGODlhBgAEAPAAAP8AAAAAACH5BAAAAAAALAAAAAAGAAQAAAIEhI+pVwA7')
export const webp = decoded('UklGRjgAAABXRUJQVlA4ICwAAACQAQCdASoGAAQAAsBMJaACdLoAA5gA/u5DH+5sc4twV/9tD/9aH/60P+lAAA==')

/** The segment of a JPEG in which cameras say where they were. */
export const withExif = (picture: Uint8Array, said: string) =>
  joined(picture.subarray(0, 2), Uint8Array.of(0xff, 0xe1, 0, said.length + 8), 'Exif\0\0', said, picture.subarray(2))

/** Frames of an MP3 at 128 kbit/s and 44.1 kHz, each 26 milliseconds of silence. */
export const mp3 = (frames = 4) =>
  joined(
    ...Array.from({ length: frames }, () => {
      const frame = new Uint8Array(417)
      frame.set([0xff, 0xfb, 0x90, 0x00])
      return frame
    }),
  )

/** A second of silence, more or less. */
export function wav(samples = 8000, ...chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const format = joined(little16(1), little16(1), little32(8000), little32(8000), little16(1), little16(8))
  const body = joined('WAVE', ...chunks, riff('fmt ', format), riff('data', new Uint8Array(samples).fill(128)))
  return joined('RIFF', little32(body.length), body)
}
export const riff = (name: string, content: Uint8Array | string) =>
  joined(name, little32(content.length), content, new Uint8Array(content.length % 2))

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24
  for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ (crc < 0 ? 0x04c11db7 : 0)
  return crc >>> 0
})

function oggPage(number: number, granule: number, flags: number, content: Uint8Array) {
  const page = joined(
    'OggS',
    Uint8Array.of(0, flags),
    little32(granule),
    little32(0),
    little32(77),
    little32(number),
    little32(0),
    Uint8Array.of(1, content.length),
    content,
  )
  let crc = 0
  for (const byte of page) crc = ((crc << 8) ^ (TABLE[((crc >>> 24) ^ byte) & 255] ?? 0)) >>> 0
  page.set(little32(crc), 22)
  return page
}

/** A second of Opus. */
export const ogg = () =>
  joined(
    oggPage(0, 0, 2, joined('OpusHead', Uint8Array.of(1, 1), little16(312), little32(48_000), new Uint8Array(3))),
    oggPage(1, 0, 0, joined('OpusTags', little32(4), 'test', little32(0))),
    oggPage(2, 48_312, 4, new Uint8Array(20).fill(252)),
  )

const box = (type: string, ...content: (Uint8Array | string)[]) => {
  const inside = joined(...content)
  return joined(big32(inside.length + 8), type, inside)
}

/** A track of sound without any; `handler` says what kind of track it is. */
export const m4a = ({ handler = 'soun', location = '' } = {}) =>
  joined(
    box('ftyp', 'M4A ', big32(0), 'M4A mp42'),
    box(
      'moov',
      box('mvhd', new Uint8Array(12), big32(1000), big32(2500), new Uint8Array(80)),
      box(
        'trak',
        box('tkhd', new Uint8Array(84)),
        box(
          'mdia',
          box('hdlr', new Uint8Array(8), handler, new Uint8Array(13)),
          box('minf', box('stbl', box('stsd', big32(0), big32(1), box('mp4a', new Uint8Array(28))))),
        ),
      ),
      ...(location === '' ? [] : [box('udta', box('\u00a9xyz', location))]),
    ),
    box('mdat', new Uint8Array(40)),
  )

export const svg = (inside = '<rect width="10" height="6" fill="#c00"/>', root = 'viewBox="0 0 10 6"') =>
  text.encode(`<svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`)
