import { createByteReader, type MediaBytes } from './bytes.ts'
import { MEDIA_LIMITS } from './limits.ts'
import type { RasterType } from './media-types.ts'
import { refuseFile } from './refuse-file.ts'

export interface PictureSize {
  width: number
  height: number
}

const BROKEN = 'This picture is broken: a program for pictures may be able to open it and save it anew.'
const MOVING = 'Moving pictures are not taken. Save one of its frames as a picture.'

/** How large a picture is once it is decoded, by its header alone. One that would fill the memory is refused here. */
export function pictureSize(type: RasterType, bytes: Uint8Array): PictureSize {
  const size = READERS[type](createByteReader(bytes))
  if (size.width < 1 || size.height < 1) refuseFile(BROKEN)
  if (size.width * size.height > MEDIA_LIMITS.pixels)
    refuseFile(
      `The picture has ${size.width} × ${size.height} pixels, and up to ${MEDIA_LIMITS.pixels / 1e6} million are taken. Make it smaller and send it again.`,
    )
  return size
}

const READERS: Record<RasterType, (file: MediaBytes) => PictureSize> = {
  'image/png': (file) => {
    if (file.name(12) !== 'IHDR') refuseFile(BROKEN)
    for (let at = 8; at < file.length; at += file.big32(at) + 12) {
      const chunk = file.name(at + 4)
      if (chunk === 'acTL') refuseFile(MOVING)
      if (chunk === 'IDAT') return { width: file.big32(16), height: file.big32(20) }
    }
    return refuseFile(BROKEN)
  },
  'image/jpeg': (file) => {
    for (let at = 2; at < file.length;) {
      // Any number of these bytes may stand in front of a marker.
      while (file.byte(at) === 0xff && file.byte(at + 1) === 0xff) at++
      const marker = file.byte(at + 1)
      if (file.byte(at) !== 0xff) break
      if (isFrame(marker)) return { width: file.big16(at + 7), height: file.big16(at + 5) }
      at += 2 + file.big16(at + 2)
    }
    return refuseFile(BROKEN)
  },
  'image/webp': (file) => {
    const chunk = file.name(12)
    if (chunk === 'VP8X') {
      if ((file.byte(20) & 2) !== 0) refuseFile(MOVING)
      return { width: file.little24(24) + 1, height: file.little24(27) + 1 }
    }
    if (chunk === 'VP8 ') return { width: file.little16(26) & 0x3f_ff, height: file.little16(28) & 0x3f_ff }
    if (chunk !== 'VP8L') refuseFile(BROKEN)
    const bits = file.little32(21)
    return { width: (bits & 0x3f_ff) + 1, height: ((bits >>> 14) & 0x3f_ff) + 1 }
  },
  'image/gif': (file) => {
    const size = { width: file.little16(6), height: file.little16(8) }
    let frames = 0
    let at = 13 + colorsAt(file, 10)
    while (at < file.length && file.byte(at) !== 0x3b) {
      if (file.byte(at) === 0x21) at = endOfBlocks(file, at + 2)
      else if (file.byte(at) === 0x2c) {
        // A frame may reach beyond the picture that the header describes.
        size.width = Math.max(size.width, file.little16(at + 1) + file.little16(at + 5))
        size.height = Math.max(size.height, file.little16(at + 3) + file.little16(at + 7))
        if (++frames > 1) refuseFile(MOVING)
        at = endOfBlocks(file, at + 11 + colorsAt(file, at + 9))
      } else break
    }
    return frames === 1 ? size : refuseFile(BROKEN)
  },
}

/** SOF0 to SOF15, without the three markers between them that begin no frame. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** The bytes of a GIF's table of colors. */
const colorsAt = (file: MediaBytes, at: number) =>
  (file.byte(at) & 0x80) === 0 ? 0 : 3 * 2 ** ((file.byte(at) & 7) + 1)

function endOfBlocks(file: MediaBytes, start: number): number {
  let at = start
  while (at < file.length && file.byte(at) !== 0) at += file.byte(at) + 1
  return at + 1
}
