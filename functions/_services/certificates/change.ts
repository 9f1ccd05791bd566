import type { Certificate, ChangeCertificateBody } from '../../_contracts/certificates/certificates.ts'
import { changeCertificate } from '../../_db/queries/certificates/certificates.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { Engine } from '../engine/apply.ts'
import { findCertificate } from './find.ts'
import { readCertificate } from './read.ts'
import { toCertificate } from './to-certificate.ts'

/** Corrects the name on a certificate, or decides who reads it. What is refused here, the table refuses, too. */
export async function changeMyCertificate(
  engine: Pick<Engine, 'db' | 'now'>,
  claims: Claims,
  typed: string,
  change: ChangeCertificateBody,
): Promise<Certificate> {
  const row = await findCertificate(engine.db, typed, claims)
  const { mine, may_correct, state } = toCertificate(row, claims, engine.now())
  if (!mine && !row.taught) throw new DomainError('not_allowed', 'This certificate is somebody else’s.')
  if (change.visibility !== undefined && !mine)
    throw new DomainError('not_allowed', 'Only its holder decides who sees a certificate.')
  if (change.holder !== undefined && !may_correct)
    throw new DomainError('name_settled', state === 'revoked' ? REVOKED : SETTLED)
  await withUser(engine.db, claims, (tx) => changeCertificate(tx, row.number, change))
  return readCertificate(engine, row.number, claims)
}

const SETTLED = 'Its holder may correct the name for 30 days. Now an instructor of the community can.'
const REVOKED = 'It is revoked: the name on it stays. Nothing was changed.'
