import { readFile } from 'node:fs/promises'
import {
  ColorSpace,
  initializeImageMagick,
  ImageMagick,
  MagickFormat,
  MagickGeometry,
  MagickReadSettings,
  ResourceLimits,
  type IMagickImage,
} from '@imagemagick/magick-wasm'
import { MEDIA_LIMITS } from '../../_domain/media/limits.ts'
import type { RasterType } from '../../_domain/media/media-types.ts'

/** Pixels and nothing else, as WebP. */
export interface Reencoded {
  bytes: Uint8Array<ArrayBuffer>
  width: number
  height: number
}

/** The library never guesses what a file is: it also reads formats that run programs. */
const FORMATS: Record<RasterType, MagickFormat> = {
  'image/png': MagickFormat.Png,
  'image/jpeg': MagickFormat.Jpeg,
  'image/webp': MagickFormat.WebP,
  'image/gif': MagickFormat.Gif,
}
/** Larger than this, a drawing is kept as a photograph is. */
const LOSSLESS = 2 ** 20
const QUALITY = 85

let loaded: Promise<void> | undefined

/** Some fifteen megabytes, for those who bring pictures alone. */
export const loadLibrary = (): Promise<void> => (loaded ??= load())

async function load(): Promise<void> {
  const library = import.meta.resolve('@imagemagick/magick-wasm')
  const wasm = await readFile(new URL('./x86/magick.wasm', library))
  await initializeImageMagick(wasm)
  ResourceLimits.area = BigInt(MEDIA_LIMITS.pixels)
}

/** Decodes a picture, turns it upright, makes it small enough, and writes its pixels anew. What else the file carried is gone. */
export async function reencode(type: RasterType, bytes: Uint8Array): Promise<Reencoded> {
  await loadLibrary()
  return ImageMagick.read(bytes, new MagickReadSettings({ format: FORMATS[type] }), (image) => {
    image.autoOrient()
    if (image.colorSpace !== ColorSpace.sRGB && image.colorSpace !== ColorSpace.Gray) image.colorSpace = ColorSpace.sRGB
    image.strip()
    const bounds = new MagickGeometry(MEDIA_LIMITS.width, MEDIA_LIMITS.height)
    bounds.greater = true
    image.resize(bounds)
    const { width, height } = image
    return { bytes: encode(image, isPhotograph(type, bytes)), width, height }
  })
}

function encode(image: IMagickImage, isLossy: boolean): Uint8Array<ArrayBuffer> {
  image.quality = isLossy ? QUALITY : 100
  image.settings.setDefine(MagickFormat.WebP, 'lossless', String(!isLossy))
  const bytes = image.write(MagickFormat.WebP, (written) => new Uint8Array(written))
  return isLossy || bytes.length <= LOSSLESS ? bytes : encode(image, true)
}

/** A picture that lost something already loses no more by it. */
const isPhotograph = (type: RasterType, bytes: Uint8Array) =>
  type === 'image/jpeg' ||
  (type === 'image/webp' && !new TextDecoder('latin1').decode(bytes.subarray(12, 256)).includes('VP8L'))
