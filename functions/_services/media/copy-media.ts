import { mediaOf } from '../../_db/queries/media/media.ts'
import type { Transaction } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { keepFile, storeOf } from './keep-file.ts'
import type { MediaStore } from './media-store.ts'
import { readStored } from './read-stored.ts'

/** As much as is read and put again while somebody waits. */
const MOST_BYTES = 100 * 2 ** 20

interface MediaCopy {
  from: string
  to: string
  ids: readonly string[]
}

/** Gives a community the files of another. Answers under which id each is there. */
export async function copyMedia(
  tx: Transaction,
  mediaStore: MediaStore | undefined,
  { from, to, ids }: MediaCopy,
): Promise<Map<string, string>> {
  const rows = await mediaOf(tx, from, [...new Set(ids)])
  const copies = new Map<string, string>()
  if (rows.length === 0) return copies
  const store = storeOf(mediaStore)
  const size = rows.reduce((sum, { bytes }) => sum + bytes, 0)
  if (size > MOST_BYTES)
    throw new DomainError(
      'media_too_large',
      `The pictures and sounds of this test have ${Math.ceil(size / 2 ** 20)} MiB, and 100 MiB are copied at once.`,
    )
  for (const original of rows) {
    const { id, alt, name, community_id: _from, created_at: _at, ...described } = original
    const file = { ...described, source_sha256: described.sha256, bytes: await readStored(store, original) }
    const { row } = await keepFile(tx, store, { community_id: to, file, alt, name })
    copies.set(id, row.id)
  }
  return copies
}
