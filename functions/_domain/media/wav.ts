import { createByteReader } from './bytes.ts'
import type { CleanSound } from './mp3.ts'
import { refuseFile } from './refuse-file.ts'

/** Whole numbers, fractions, and either with channels named. */
const PLAIN = new Set([1, 3, 0xff_fe])

/** The format and the samples in a frame of their own: everything else that the file has is gone. */
export function cleanWav(bytes: Uint8Array): CleanSound {
  const file = createByteReader(bytes)
  const chunks = new Map<string, Uint8Array>()
  for (let at = 12; at + 8 <= file.length;) {
    const size = file.little32(at + 4)
    const name = file.name(at)
    if (!chunks.has(name)) chunks.set(name, bytes.subarray(at + 8, at + 8 + size))
    // Chunks begin at even places.
    at += 8 + size + (size % 2)
  }
  const [format, samples] = [chunks.get('fmt '), chunks.get('data')]
  if (!format || format.length < 16 || !samples?.length)
    refuseFile('This sound is broken: there is nothing to hear in it.')
  const head = createByteReader(format)
  const perSecond = head.little32(8)
  if (!PLAIN.has(head.little16(0)) || perSecond === 0)
    refuseFile('Of WAV files, those that are not compressed are taken.')
  return { bytes: toWav(format.subarray(0, 40), samples), seconds: samples.length / perSecond }
}

function toWav(format: Uint8Array, samples: Uint8Array): Uint8Array {
  const evened = samples.length + (samples.length % 2)
  const wav = new Uint8Array(28 + format.length + evened)
  const view = new DataView(wav.buffer)
  const write = (at: number, name: string, size: number) => {
    wav.set(new TextEncoder().encode(name), at)
    view.setUint32(at + 4, size, true)
  }
  write(0, 'RIFF', wav.length - 8)
  wav.set(new TextEncoder().encode('WAVE'), 8)
  write(12, 'fmt ', format.length)
  wav.set(format, 20)
  write(20 + format.length, 'data', samples.length)
  wav.set(samples, 28 + format.length)
  return wav
}
