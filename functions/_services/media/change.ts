import type { Media } from '../../_contracts/media/media.ts'
import { describeMedia, mediaById } from '../../_db/queries/media/media.ts'
import { withUser } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { toMedia } from './to-media.ts'
import { undescribed } from './upload.ts'

/** Says anew what a picture shows, or what is said in a sound. */
export async function changeMedia(
  context: WithClaims<DatabaseContext>,
  { id, alt }: { id: string; alt: string },
): Promise<Media> {
  const { db, claims } = context
  const row = await withUser(db, claims, async (tx) => {
    const found = await mediaById(tx, id)
    if (!found) throw notFound('picture or sound')
    if (found.kind === 'picture' && alt === '') throw undescribed('alt')
    await describeMedia(tx, id, alt)
    return { ...found, alt }
  })
  const [media] = await toMedia(context, [row])
  if (!media) throw notFound('picture or sound')
  return media
}
