import { createHash } from 'node:crypto'
import { cleanSound } from '../../_domain/media/clean-sound.ts'
import { MEDIA_LIMITS } from '../../_domain/media/limits.ts'
import { kindOfMedia, type MediaKind, type MediaType } from '../../_domain/media/media-types.ts'
import { pictureSize } from '../../_domain/media/picture-size.ts'
import { refuseFile, refuseSize } from '../../_domain/media/refuse-file.ts'
import { sniff } from '../../_domain/media/sniff.ts'
import { cleanSvg } from '../../_formats/svg/clean-svg.ts'
import type { PictureEncoder } from './picture-encoder.ts'

/** A file as it is kept: what it shows or says, and nothing else. */
export interface CleanFile {
  kind: MediaKind
  type: MediaType
  bytes: Uint8Array
  width: number | null
  height: number | null
  seconds: number | null
  sha256: string
  source_sha256: string
}

export const NOT_TAKEN =
  'This is no picture or sound that is taken: PNG, JPEG, WebP, GIF and SVG are, and MP3, Ogg, M4A and WAV.'
const LARGE_PICTURE = 'A picture has up to 5 MiB.'
const LARGE_SOUND = 'A sound has up to 10 MiB.'

export const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Refuses a file that is too large for its kind, as soon as its beginning says what it is. */
export function refuseLarge(type: MediaType | undefined, size: number): void {
  if (size > MEDIA_LIMITS.sound) refuseSize(LARGE_SOUND)
  if (type !== undefined && kindOfMedia(type) === 'picture' && size > MEDIA_LIMITS.picture) refuseSize(LARGE_PICTURE)
}

/** Checks a file by its content and writes it anew. */
export async function cleanFile(encoder: PictureEncoder, bytes: Uint8Array): Promise<CleanFile> {
  const type = sniff(bytes) ?? refuseFile(NOT_TAKEN)
  refuseLarge(type, bytes.length)
  const cleaned = await clean(encoder, type, bytes)
  const nothing = { width: null, height: null, seconds: null }
  return {
    ...nothing,
    ...cleaned,
    kind: kindOfMedia(cleaned.type),
    sha256: sha256Of(cleaned.bytes),
    source_sha256: sha256Of(bytes),
  }
}

type Cleaned = Pick<CleanFile, 'type' | 'bytes'> & Partial<Pick<CleanFile, 'width' | 'height' | 'seconds'>>

async function clean(encoder: PictureEncoder, type: MediaType, bytes: Uint8Array): Promise<Cleaned> {
  switch (type) {
    case 'image/svg+xml': {
      const { text, width, height } = cleanSvg(bytes)
      return { type, bytes: new TextEncoder().encode(text), width, height }
    }
    case 'image/png':
    case 'image/jpeg':
    case 'image/webp':
    case 'image/gif':
      pictureSize(type, bytes)
      return { type: 'image/webp', ...(await encoder.reencode(type, bytes)) }
    case 'audio/mpeg':
    case 'audio/ogg':
    case 'audio/mp4':
    case 'audio/wav': {
      const sound = cleanSound(type, bytes)
      return { type, bytes: sound.bytes, seconds: Math.max(0.01, Math.round(sound.seconds * 100) / 100) }
    }
  }
}
