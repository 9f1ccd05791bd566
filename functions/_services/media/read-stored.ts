import type { MediaRow } from '../../_db/queries/media/media.ts'
import { fileName, type MediaStore } from './media-store.ts'

/** The bytes of a medium. A row never lacks its file. */
export async function readStored(
  store: MediaStore,
  { id, community_id, sha256 }: Pick<MediaRow, 'id' | 'community_id' | 'sha256'>,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = await store.get(fileName(community_id, sha256))
  if (!stream) throw new Error(`The file of medium ${id} is not in the store.`)
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
