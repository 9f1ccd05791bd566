import { createByteReader, type MediaBytes } from './bytes.ts'
import { refuseFile } from './refuse-file.ts'

/** A sound without anything that is none, and how long it plays. */
export interface CleanSound {
  bytes: Uint8Array
  seconds: number
}

/** Kilobits a second of layer III, by the index in a frame's header. */
const BITRATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
} as const
const RATES = [44_100, 48_000, 32_000]

interface Mp3Frame {
  length: number
  rate: number
  samples: number
}

/** Whether a frame of layer III begins here, and another one right behind it. */
export const isMp3FrameAt = (bytes: Uint8Array, at: number): boolean => {
  const file = createByteReader(bytes)
  const frame = frameAt(file, at)
  return frame !== undefined && frameAt(file, at + frame.length)?.rate === frame.rate
}

function frameAt(file: MediaBytes, at: number): Mp3Frame | undefined {
  const [second, third] = [file.byte(at + 1), file.byte(at + 2)]
  // Eleven bits of sync, and layer III.
  if (file.byte(at) !== 0xff || (second & 0xe0) !== 0xe0 || (second & 6) !== 2) return undefined
  const version = (second >> 3) & 3
  const rate = RATES[(third >> 2) & 3]
  if (version === 1 || rate === undefined) return undefined
  const isFirst = version === 3
  const bitrate = BITRATES[isFirst ? 1 : 2][third >> 4]
  // Zero says that the length of a frame is unknown.
  if (!bitrate) return undefined
  const [samples, divisor] = isFirst ? [1152, 1] : [576, version === 2 ? 2 : 4]
  const length = Math.floor((samples * 125 * bitrate * divisor) / rate) + ((third >> 1) & 1)
  return { length, rate: rate / divisor, samples }
}

/** The frames alone. Titles, pictures and whatever else stands before or behind them is gone. */
export function cleanMp3(bytes: Uint8Array): CleanSound {
  const file = createByteReader(bytes)
  const start = firstFrame(file)
  const first = frameAt(file, start)
  let [at, frames] = [start, 0]
  for (let frame = first; frame && frame.rate === first?.rate; frame = frameAt(file, at)) {
    if (at + frame.length > file.length) break
    at += frame.length
    frames++
  }
  if (!first || frames < 2) refuseFile('This sound is broken: no frames of an MP3 follow each other in it.')
  return { bytes: bytes.slice(start, at), seconds: (frames * first.samples) / first.rate }
}

/** Behind the tags at the beginning and the zeros that fill them up. */
function firstFrame(file: MediaBytes): number {
  let at = 0
  while (file.name(at, 3) === 'ID3') {
    const size = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + (file.byte(at + place) & 0x7f), 0)
    at += 10 + size + ((file.byte(at + 5) & 0x10) === 0 ? 0 : 10)
  }
  while (at < file.length && file.byte(at) === 0) at++
  return at
}
