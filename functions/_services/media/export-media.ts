import { Buffer } from 'node:buffer'
import { mediaOf } from '../../_db/queries/media/media.ts'
import type { Transaction } from '../../_db/session.ts'
import type { BankQuestion } from '../../_domain/attempts/bank.ts'
import { DomainError } from '../../_domain/errors.ts'
import { extensionOf } from '../../_domain/media/media-types.ts'
import { mediaOfQuestion, type BankMedia } from '../../_formats/bank-media.ts'
import { storeOf } from './keep-file.ts'
import type { MediaStore } from './media-store.ts'
import { readStored } from './read-stored.ts'

/** As much as a file may have that comes back: base 64 takes a third more. */
const MOST_BYTES = 7 * 2 ** 20

/** The files that a bank shows, for a file that carries them along. */
export async function exportMedia(
  tx: Transaction,
  mediaStore: MediaStore | undefined,
  { communityId, bank }: { communityId: string; bank: readonly BankQuestion[] },
): Promise<BankMedia[]> {
  const ids = [...new Set(bank.flatMap(mediaOfQuestion))]
  const rows = await mediaOf(tx, communityId, ids)
  if (rows.length === 0) return []
  const store = storeOf(mediaStore)
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0)
  if (bytes > MOST_BYTES)
    throw new DomainError(
      'unsupported_export',
      `The pictures and sounds of this test have ${(bytes / 2 ** 20).toFixed(1)} MiB, and a file holds 7 MiB of them.`,
    )
  const media: BankMedia[] = []
  for (const row of rows) {
    const { id, type, alt } = row
    const file = await readStored(store, row)
    media.push({ id, name: `${id}.${extensionOf(type)}`, alt, base64: Buffer.from(file).toString('base64') })
  }
  return media
}
