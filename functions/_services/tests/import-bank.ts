import type { BankImport, ImportQuery } from '../../_contracts/tests/banks.ts'
import type { Database } from '../../_db/client.ts'
import { errorCode } from '../../_db/errors.ts'
import { rehearse } from '../../_db/rehearse.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { findTaughtCommunity } from '../communities/find.ts'
import { findTaughtTest, NOT_FOR_STUDENTS } from './find-bank.ts'
import { readFile, refusedIn, refuseImport } from './read-bank-file.ts'
import { writeImport, type WrittenBank } from './write-bank.ts'

const CHECK_VIOLATION = '23514'

export interface BankFile {
  bytes: Uint8Array
  query: ImportQuery
  /** The caller's, or one that nobody has used. */
  key: string
}

/** Brings in a file of questions: all of it in one transaction, or none. A dry run does the same and takes it back. */
export async function importBank(db: Database, claims: Claims, { bytes, query, key }: BankFile): Promise<BankImport> {
  // Who may not import is told that, rather than what is wrong with the file.
  await withUser(db, claims, async (tx) => {
    if (query.test_id === undefined) await findTaughtCommunity(tx, claims, query.community ?? '', NOT_FOR_STUDENTS)
    else await findTaughtTest(tx, claims, query.test_id)
  })
  const { bank, head, report } = readFile(bytes, query)
  const refused = refusedIn(report).length
  const said = { dry_run: query.dry_run, accepted: report.length - refused, refused, questions: report }
  if (bank === null) {
    if (query.dry_run) return { ...said, test: null, version: null, replayed: false }
    throw refuseImport(report)
  }
  const run = query.dry_run ? rehearse<WrittenBank> : withUser<WrittenBank>
  try {
    const { test, version, replayed } = await run(db, claims, (tx) =>
      writeImport(tx, claims, { bank, head, query, key }),
    )
    const { id, slug, title, status } = test
    return { ...said, test: { id, slug, title, status }, version, replayed }
  } catch (cause) {
    // It has the last word, and says more in its log than a caller should read.
    if (errorCode(cause) === CHECK_VIOLATION)
      throw new DomainError('import_refused', 'The database refused the bank. Nothing was changed.', { cause })
    throw cause
  }
}
