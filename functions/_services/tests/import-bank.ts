import type { BankImport, ImportQuery } from '../../_contracts/tests/banks.ts'
import { errorCode } from '../../_db/errors.ts'
import { rehearse } from '../../_db/rehearse.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import type { WithClaims } from '../context.ts'
import { keepBankMedia } from '../media/bank-media.ts'
import { storeOf } from '../media/keep-file.ts'
import type { MediaContext } from '../media/media-services.ts'
import { findTaughtTest, NOT_FOR_STUDENTS } from './find-bank.ts'
import { countsOf, readFile, refuseImport } from './read-bank-file.ts'
import { writeImport, type WrittenBank } from './write-bank.ts'

const CHECK_VIOLATION = '23514'

export interface BankFile {
  bytes: Uint8Array
  query: ImportQuery
  /** The request's Idempotency-Key, or a random one. */
  key: string
}

/** Imports a file of questions, or what is right in it, in one transaction. A dry run does the same and rolls it back. */
export async function importBank(
  context: WithClaims<MediaContext>,
  { bytes, query, key }: BankFile,
): Promise<BankImport> {
  const { db, claims, mediaStore } = context
  // First, so that a student is refused as such, whatever is wrong with the file.
  const communityId = await withUser(db, claims, async (tx) => {
    if (query.test_id !== undefined) return (await findTaughtTest(tx, { claims, id: query.test_id })).community_id
    return (await findTaughtCommunity(tx, claims, query.community, NOT_FOR_STUDENTS)).id
  })
  const { bank, head, media, report } = await readFile(context, communityId, { bytes, query })
  const counts = { dry_run: query.dry_run, ...countsOf(report), questions: report }
  if (bank === null) {
    if (query.dry_run) return { ...counts, test: null, version: null, replayed: false }
    throw refuseImport(report)
  }
  const run = query.dry_run ? rehearse<WrittenBank> : withUser<WrittenBank>
  try {
    const { test, version, replayed } = await run(db, claims, async (tx) => {
      const bringsFiles = [...media.values()].some((it) => 'file' in it)
      // A rehearsal leaves no file behind.
      const store = bringsFiles && !query.dry_run ? storeOf(mediaStore) : null
      const kept = await keepBankMedia(tx, store, { communityId, bank, media })
      return writeImport(tx, { claims, bank: kept, head, query, key })
    })
    const { id, slug, title, status } = test
    return { ...counts, test: { id, slug, title, status }, version, replayed }
  } catch (cause) {
    // The database has the last word. Its message stays in the log: it says more than a caller should read.
    if (errorCode(cause) === CHECK_VIOLATION)
      throw new DomainError('import_refused', 'The questions could not be stored. Nothing was changed.', { cause })
    throw cause
  }
}
