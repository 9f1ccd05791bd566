import type { Certificate, RevokeCertificateBody } from '../../_contracts/certificates/certificates.ts'
import { markCertificateRevoked } from '../../_db/queries/certificates/certificates.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findCertificate } from './find.ts'
import { readCertificate } from './read.ts'

/**
 * Revokes a certificate for good, by an instructor or admin of its community, with a reason. Triggers write the audit log
 * and notify the holder once: of concurrent revocations only the first changes the row.
 */
export async function revokeCertificate(
  context: WithClaims<DatabaseContext>,
  { number: typed, reason }: { number: string } & RevokeCertificateBody,
): Promise<Certificate> {
  const { db, claims } = context
  const { number, taught } = await findCertificate(context, typed)
  if (!taught)
    throw new DomainError('not_allowed', 'Only instructors and admins of the community can revoke its certificates.')
  await withUser(db, claims, (tx) => markCertificateRevoked(tx, { number, userId: claims.sub, reason }))
  return readCertificate(context, number)
}
