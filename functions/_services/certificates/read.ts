import type { Certificate } from '../../_contracts/certificates/certificates.ts'
import type { Claims } from '../../_db/session.ts'
import type { Engine } from '../engine/apply.ts'
import { findCertificate } from './find.ts'
import { toCertificate } from './to-certificate.ts'

/** What a number proves, to anybody who has it. */
export async function readCertificate(
  { db, now }: Pick<Engine, 'db' | 'now'>,
  number: string,
  reader: Claims | undefined,
): Promise<Certificate> {
  return toCertificate(await findCertificate(db, number, reader), reader, now())
}
