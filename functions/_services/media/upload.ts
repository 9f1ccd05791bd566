import type { Media } from '../../_contracts/media/media.ts'
import { mediaWithHash } from '../../_db/queries/media/media.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import { cleanFile, sha256Of } from './clean-file.ts'
import { keepFile, storeOf } from './keep-file.ts'
import type { MediaContext } from './media-services.ts'
import { readFileStream } from './read-file-stream.ts'
import { toMedia } from './to-media.ts'

export interface MediaUpload {
  community: string
  alt: string
  name: string
  body: ReadableStream<Uint8Array>
}

export const NOT_FOR_LEARNERS = 'Only instructors and admins can bring pictures and sounds.'

/** Takes a picture or sound. A file that the community has already is answered with what it has. */
export async function uploadMedia(
  context: WithClaims<MediaContext>,
  { community, alt, name, body }: MediaUpload,
): Promise<{ media: Media; isNew: boolean }> {
  const { db, claims, pictureEncoder } = context
  const store = storeOf(context.mediaStore)
  const { id: community_id } = await withUser(db, claims, (tx) =>
    findTaughtCommunity(tx, claims, community, NOT_FOR_LEARNERS),
  )
  const bytes = await readFileStream(body)
  const known = await withUser(db, claims, (tx) => mediaWithHash(tx, community_id, sha256Of(bytes)))
  const { row, isNew } = known ? { row: known, isNew: false } : await keep()
  const [media] = await toMedia(context, [row])
  if (!media) throw new Error('A medium that was just added is not there.')
  return { media, isNew }

  async function keep() {
    const file = await cleanFile(pictureEncoder, bytes)
    if (file.kind === 'picture' && alt === '') throw undescribed('alt')
    return withUser(db, claims, (tx) => keepFile(tx, store, { community_id, file, alt, name }))
  }
}

/** A picture that only some can see is no question for all. */
export const undescribed = (path: string) =>
  new DomainError('validation_failed', 'Say what the picture shows, for those who cannot see it.', {
    errors: [{ path, message: 'say what the picture shows' }],
  })
