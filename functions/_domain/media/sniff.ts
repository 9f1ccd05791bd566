import { createByteReader } from './bytes.ts'
import type { MediaType } from './media-types.ts'
import { isMp3FrameAt } from './mp3.ts'

/** As far as a drawing's root may be from its beginning: editors write comments first. */
const PROLOGUE = 4096

/** What a file is, by its content: neither its name nor what a browser calls it counts. */
export function sniff(bytes: Uint8Array): MediaType | undefined {
  const { name, big32, byte } = createByteReader(bytes)
  if (big32(0) === 0x89_50_4e_47 && big32(4) === 0x0d_0a_1a_0a) return 'image/png'
  if (byte(0) === 0xff && byte(1) === 0xd8 && byte(2) === 0xff) return 'image/jpeg'
  if (name(0, 6) === 'GIF87a' || name(0, 6) === 'GIF89a') return 'image/gif'
  if (name(0) === 'RIFF' && name(8) === 'WEBP') return 'image/webp'
  if (name(0) === 'RIFF' && name(8) === 'WAVE') return 'audio/wav'
  if (name(0) === 'OggS') return 'audio/ogg'
  if (name(4) === 'ftyp') return 'audio/mp4'
  if (name(0, 3) === 'ID3' || isMp3FrameAt(bytes, 0)) return 'audio/mpeg'
  return isDrawing(bytes) ? 'image/svg+xml' : undefined
}

const isDrawing = (bytes: Uint8Array) => {
  const beginning = new TextDecoder().decode(bytes.subarray(0, PROLOGUE)).replace(/^\uFEFF/, '')
  return beginning.trimStart().startsWith('<') && /<(?:\w+:)?svg[\s>]/.test(beginning)
}
