import type { Certificate, RevokeCertificateBody } from '../../_contracts/certificates/certificates.ts'
import { revokeCertificate } from '../../_db/queries/certificates/certificates.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { Engine } from '../engine/apply.ts'
import { findCertificate } from './find.ts'
import { readCertificate } from './read.ts'

/**
 * Says for good that a certificate proves nothing any more: by who teaches in its community, with a reason. Triggers write the
 * audit log and tell the holder, once, whoever was first.
 */
export async function revokeCertificateNumbered(
  engine: Pick<Engine, 'db' | 'now'>,
  claims: Claims,
  typed: string,
  { reason }: RevokeCertificateBody,
): Promise<Certificate> {
  const { number, taught } = await findCertificate(engine.db, typed, claims)
  if (!taught)
    throw new DomainError('not_allowed', 'Certificates are revoked by instructors and admins of their community.')
  await withUser(engine.db, claims, (tx) => revokeCertificate(tx, number, claims.sub, reason))
  return readCertificate(engine, number, claims)
}
