import { certificateByNumber, type CertificateRow } from '../../_db/queries/certificates/certificates.ts'
import { withService } from '../../_db/session.ts'
import { readCertificateNumber } from '../../_domain/certificates/certificate-number.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithReader } from '../context.ts'

const MISTYPED = {
  length: 'A certificate number has twelve letters and digits, in three groups of four.',
  letter: 'No certificate number has such a letter: 0, O, 1, I, L and U are never in one.',
  check: 'No certificate can have this number: a letter is wrong, or two changed places.',
}

/** Any reader with the number may verify a certificate, so the lookup bypasses row-level security. */
export async function findCertificate(
  { db, claims }: WithReader<DatabaseContext>,
  typed: string,
): Promise<CertificateRow> {
  const read = readCertificateNumber(typed)
  if ('wrong' in read) throw new DomainError('number_mistyped', MISTYPED[read.wrong])
  const row = await withService(db, (tx) => certificateByNumber(tx, read.number, claims?.sub))
  if (!row) throw new DomainError('not_found', 'No certificate has this number.')
  return row
}
