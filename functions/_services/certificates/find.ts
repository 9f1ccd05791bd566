import { certificateNumbered } from '../../_db/queries/certificates/certificates.ts'
import type { Database } from '../../_db/client.ts'
import { withService, type Claims } from '../../_db/session.ts'
import { readCertificateNumber } from '../../_domain/certificates/certificate-number.ts'
import { DomainError } from '../../_domain/errors.ts'

const WRONG = {
  length: 'A certificate number has twelve letters and digits, in three groups of four.',
  letter: 'No certificate number has such a letter: 0, O, 1, I, L and U are never in one.',
  check: 'No certificate can have this number: a letter is wrong, or two changed places.',
}

/** Whoever has the number may verify it, so this goes past the policies, and by nothing but the number. */
export async function findCertificate(db: Database, typed: string, reader: Claims | undefined) {
  const read = readCertificateNumber(typed)
  if ('wrong' in read) throw new DomainError('number_mistyped', WRONG[read.wrong])
  const found = await withService(db, (tx) => certificateNumbered(tx, read.number, reader?.sub))
  if (!found) throw new DomainError('not_found', 'No certificate has this number.')
  return found
}
