import type { Certificate } from '../../_contracts/certificates/certificates.ts'
import type { DatabaseContext, WithReader } from '../context.ts'
import { findCertificate } from './find.ts'
import { toCertificate } from './to-certificate.ts'

/** What a certificate number proves, for any reader who has it. */
export async function readCertificate(context: WithReader<DatabaseContext>, number: string): Promise<Certificate> {
  const row = await findCertificate(context, number)
  return toCertificate(row, { reader: context.claims, now: context.now() })
}
