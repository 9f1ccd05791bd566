import type { DatabaseContext } from '../context.ts'
import type { MediaStore } from './media-store.ts'
import type { PictureEncoder } from './picture-encoder.ts'

export interface MediaServices {
  /** Undefined where this server keeps no files. */
  mediaStore: MediaStore | undefined
  pictureEncoder: PictureEncoder
}

export type MediaContext = DatabaseContext & MediaServices
