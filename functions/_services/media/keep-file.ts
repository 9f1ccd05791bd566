import { addMedia, lockMediaFile, mediaById, type MediaRow } from '../../_db/queries/media/media.ts'
import { stableId } from '../../_db/stable-id.ts'
import type { Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { CleanFile } from './clean-file.ts'
import { fileName, type MediaStore } from './media-store.ts'

/** The store, or the refusal of a server without one. */
export function storeOf(store: MediaStore | undefined): MediaStore {
  if (!store)
    throw new DomainError('media_off', 'Whoever runs this server has given it no place for pictures and sounds.')
  return store
}

export interface FileToKeep {
  community_id: string
  file: CleanFile
  alt: string
  name: string
}

/**
 * The row of a file. The file is put before its row is added, so a row never lacks its file; a process that is killed in between
 * leaves a file that no row names, for the sweep. `store` is null in a rehearsal, which is rolled back and must leave no file.
 */
export async function keepFile(
  tx: Transaction,
  store: MediaStore | null,
  { community_id, file, alt, name }: FileToKeep,
): Promise<{ row: MediaRow; isNew: boolean }> {
  const { bytes, ...described } = file
  const place = fileName(community_id, file.sha256)
  await lockMediaFile(tx, place)
  await store?.put(place, bytes, file.type)
  // The same file is the same medium, also when it comes back after it was deleted.
  const id = stableId(`media:${community_id}:${file.sha256}`)
  const added = await addMedia(tx, { ...described, id, community_id, alt, name, bytes: bytes.length })
  const row = await mediaById(tx, added.id)
  if (!row) throw new Error(`There is no row of medium ${added.id}, which was just added.`)
  return { row, isNew: added.isNew }
}
