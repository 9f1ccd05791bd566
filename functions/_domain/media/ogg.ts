import { createByteReader, type MediaBytes } from './bytes.ts'
import type { CleanSound } from './mp3.ts'
import { refuseFile } from './refuse-file.ts'

/** Opus counts its samples as if there were so many a second. */
const OPUS_RATE = 48_000
const NO_SAMPLES = 0xff_ff_ff_ff

/** The pages of one stream of Opus or Vorbis. What stands behind them is gone; what does not fit its checksum is refused. */
export function cleanOgg(bytes: Uint8Array): CleanSound {
  const file = createByteReader(bytes)
  const codec = codecOf(file)
  const stream = file.little32(14)
  let [at, samples] = [0, 0]
  while (file.name(at) === 'OggS' && file.little32(at + 14) === stream) {
    const end = endOfPage(file, at)
    if (end > file.length) break
    if (checksum(bytes, at, end) !== file.little32(at + 22))
      refuseFile('This sound is broken: a page of it was changed.')
    // Sixty-four bits, of which ten minutes need the lower half. All bits are set where no packet ends on a page.
    const [low, high] = [file.little32(at + 6), file.little32(at + 10)]
    if (high !== NO_SAMPLES) samples = high * 2 ** 32 + low
    at = end
  }
  if (samples <= codec.before) refuseFile('This sound is broken: there is nothing to hear in it.')
  return { bytes: bytes.slice(0, at), seconds: (samples - codec.before) / codec.rate }
}

function codecOf(file: MediaBytes): { rate: number; before: number } {
  const packet = 27 + file.byte(26)
  if (file.name(packet, 8) === 'OpusHead') return { rate: OPUS_RATE, before: file.little16(packet + 10) }
  if (file.name(packet, 7) === '\u0001vorbis' && file.little32(packet + 12) > 0)
    return { rate: file.little32(packet + 12), before: 0 }
  return refuseFile('Of Ogg files, sounds in Opus or Vorbis are taken.')
}

function endOfPage(file: MediaBytes, at: number): number {
  const segments = file.byte(at + 26)
  let end = at + 27 + segments
  for (let segment = 0; segment < segments; segment++) end += file.byte(at + 27 + segment)
  return end
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24
  for (let bit = 0; bit < 8; bit++) crc = (crc << 1) ^ ((crc & 0x80_00_00_00) === 0 ? 0 : 0x04_c1_1d_b7)
  return crc >>> 0
})

/** Of a page, in which the checksum itself counts as zeros. */
function checksum(bytes: Uint8Array, start: number, end: number): number {
  let crc = 0
  for (let at = start; at < end; at++) {
    const byte = at >= start + 22 && at < start + 26 ? 0 : (bytes[at] ?? 0)
    crc = ((crc << 8) ^ (CRC[(crc >>> 24) ^ byte] ?? 0)) >>> 0
  }
  return crc
}
