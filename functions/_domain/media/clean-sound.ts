import { cleanM4a } from './m4a.ts'
import type { MediaType, RasterType } from './media-types.ts'
import { cleanMp3, type CleanSound } from './mp3.ts'
import { cleanOgg } from './ogg.ts'
import { cleanWav } from './wav.ts'

export type SoundType = Exclude<MediaType, RasterType | 'image/svg+xml'>

const CLEANERS: Record<SoundType, (bytes: Uint8Array) => CleanSound> = {
  'audio/mpeg': cleanMp3,
  'audio/ogg': cleanOgg,
  'audio/mp4': cleanM4a,
  'audio/wav': cleanWav,
}

/** What is to be heard, without whatever else the file carries. */
export const cleanSound = (type: SoundType, bytes: Uint8Array): CleanSound => CLEANERS[type](bytes)
