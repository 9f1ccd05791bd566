import { mediaForMember, type MediaRow } from '../../_db/queries/media/media.ts'
import { readAsService } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { byteRange } from '../../_domain/media/byte-range.ts'
import type { WithClaims } from '../context.ts'
import { storeOf } from './keep-file.ts'
import type { MediaContext } from './media-services.ts'
import { fileName, type ByteRange } from './media-store.ts'

export interface OpenedMedia {
  media: MediaRow
  /** Undefined: all of it. */
  range: ByteRange | undefined
  /** Opened when it is needed: a browser that has the file already needs none. */
  open: () => Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
}

/** The file of a picture or sound, for members of its community. */
export async function readMediaFile(
  { db, claims, mediaStore }: WithClaims<MediaContext>,
  { id, range: asked }: { id: string; range: string | undefined },
): Promise<OpenedMedia> {
  const media = await readAsService(db, claims.sub, (tx) => mediaForMember(tx, claims.sub, id))
  if (!media) throw notFound('picture or sound')
  const range = byteRange(asked, media.bytes)
  return {
    media,
    range,
    open: async () => {
      const stream = await storeOf(mediaStore).get(fileName(media.community_id, media.sha256), range)
      if (!stream) throw new Error(`The file of medium ${id} is not in the store.`)
      return stream
    },
  }
}
