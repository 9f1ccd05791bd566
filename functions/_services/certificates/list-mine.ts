import type { MyCertificate } from '../../_contracts/certificates/certificates.ts'
import { certificatesOf } from '../../_db/queries/certificates/certificates.ts'
import { readAsService } from '../../_db/session.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'

/**
 * The caller's certificates. Bypasses row-level security, which would hide the courses and programs of communities that
 * the caller has left.
 */
export async function listMyCertificates({ db, claims }: WithClaims<DatabaseContext>): Promise<MyCertificate[]> {
  const rows = await readAsService(db, claims.sub, (tx) => certificatesOf(tx, claims.sub))
  return rows.map(({ number, kind, title, community, issued, issued_on, visibility, holder, revoked }) => ({
    number,
    state: revoked === null ? 'valid' : 'revoked',
    kind,
    title,
    community,
    issued_at: new Date(issued).toISOString(),
    issued_on,
    visibility,
    holder,
  }))
}
