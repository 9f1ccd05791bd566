import type { Certificate, ChangeCertificateBody } from '../../_contracts/certificates/certificates.ts'
import { updateCertificate } from '../../_db/queries/certificates/certificates.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { findCertificate } from './find.ts'
import { readCertificate } from './read.ts'
import { toCertificate } from './to-certificate.ts'

/** Corrects the name on a certificate or changes its visibility. The table's policies and triggers refuse the same. */
export async function changeCertificate(
  context: WithClaims<DatabaseContext>,
  { number: typed, ...change }: { number: string } & ChangeCertificateBody,
): Promise<Certificate> {
  const { db, claims, now } = context
  const row = await findCertificate(context, typed)
  const { mine, may_correct, state } = toCertificate(row, { reader: claims, now: now() })
  if (!mine && !row.taught) throw new DomainError('not_allowed', 'This certificate belongs to another person.')
  if (change.visibility !== undefined && !mine)
    throw new DomainError('not_allowed', 'Only the holder of a certificate decides who can see it.')
  if (change.holder !== undefined && !may_correct)
    throw new DomainError('name_settled', state === 'revoked' ? REVOKED : CORRECTION_OVER)
  await withUser(db, claims, (tx) => updateCertificate(tx, row.number, change))
  return readCertificate(context, row.number)
}

const CORRECTION_OVER = 'You can correct the name for 30 days. Now ask an instructor of the community.'
const REVOKED = 'The certificate is revoked, so its name cannot be changed.'
