import { createByteReader, type MediaBytes } from './bytes.ts'
import type { CleanSound } from './mp3.ts'
import { refuseFile } from './refuse-file.ts'

interface Box {
  type: string
  start: number
  /** Where its content begins. */
  inside: number
  end: number
}

const BROKEN = 'This sound is broken, or no M4A.'
const KEPT = new Set(['ftyp', 'moov', 'mdat', 'free'])
/** In the box of the movie and of its track: all else says where, when and with what it was recorded. */
const KEPT_INSIDE = new Set(['mvhd', 'trak', 'tkhd', 'edts', 'mdia', 'mvex', 'free'])
const CODECS = new Set(['mp4a', 'alac', 'Opus', 'fLaC'])

/**
 * A sound track in its boxes. The track names places in the file, so what does not belong to it is not cut out but overwritten
 * with zeros; only what stands behind the last box is cut.
 */
export function cleanM4a(bytes: Uint8Array): CleanSound {
  const clean = bytes.slice()
  const file = createByteReader(clean)
  const boxes = boxesIn(file, 0, file.length)
  const movie = boxes.find(({ type }) => type === 'moov')
  if (!movie || !boxes.some(({ type }) => type === 'mdat')) refuseFile(BROKEN)
  empty(clean, boxes, KEPT)
  const parts = boxesIn(file, movie.inside, movie.end)
  const tracks = parts.filter(({ type }) => type === 'trak')
  if (tracks.length !== 1) refuseFile('A sound with one track is taken, and no film.')
  for (const track of tracks) {
    refuseOtherTracks(file, track)
    empty(clean, boxesIn(file, track.inside, track.end), KEPT_INSIDE)
  }
  empty(clean, parts, KEPT_INSIDE)
  const head = parts.find(({ type }) => type === 'mvhd')
  const seconds = head ? durationIn(file, head.inside) : 0
  if (!(seconds > 0)) refuseFile(BROKEN)
  return { bytes: clean.subarray(0, boxes.at(-1)?.end ?? 0), seconds }
}

/** The boxes that lie whole between two places. */
function boxesIn(file: MediaBytes, start: number, end: number): Box[] {
  const boxes: Box[] = []
  for (let at = start; at + 8 <= end;) {
    const isLarge = file.big32(at) === 1
    const size = isLarge ? file.big32(at + 8) * 2 ** 32 + file.big32(at + 12) : file.big32(at) || end - at
    const inside = at + (isLarge ? 16 : 8)
    const type = file.name(at + 4)
    if (at + size < inside || at + size > end || !/^[\x20-\x7e\xa9]{4}$/.test(type)) break
    boxes.push({ type, start: at, inside, end: at + size })
    at += size
  }
  return boxes
}

function empty(bytes: Uint8Array, boxes: Box[], kept: ReadonlySet<string>): void {
  for (const { type, start, inside, end } of boxes) {
    if (kept.has(type) && type !== 'free') continue
    bytes.set(new TextEncoder().encode('free'), start + 4)
    bytes.fill(0, inside, end)
  }
}

function refuseOtherTracks(file: MediaBytes, track: Box): void {
  const find = (path: string[], { inside, end }: Box): Box | undefined => {
    const [name, ...rest] = path
    const box = boxesIn(file, inside, end).find(({ type }) => type === name)
    return box && rest.length > 0 ? find(rest, box) : box
  }
  const handler = find(['mdia', 'hdlr'], track)
  const description = find(['mdia', 'minf', 'stbl', 'stsd'], track)
  // Both begin with a version; then come the kind of track, and the number of entries in front of the first.
  const isSound = handler && file.name(handler.inside + 8) === 'soun'
  if (!isSound || !description || !CODECS.has(file.name(description.inside + 12)))
    refuseFile('A sound with one track is taken, and no film.')
}

function durationIn(file: MediaBytes, at: number): number {
  const isLong = file.byte(at) === 1
  const scale = file.big32(at + (isLong ? 20 : 12))
  const units = isLong ? file.big32(at + 24) * 2 ** 32 + file.big32(at + 28) : file.big32(at + 16)
  return units / scale
}
