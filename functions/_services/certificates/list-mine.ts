import type { MyCertificate } from '../../_contracts/certificates/certificates.ts'
import type { Database } from '../../_db/client.ts'
import { certificatesOf } from '../../_db/queries/certificates/certificates.ts'
import { withService, type Claims } from '../../_db/session.ts'

/** One's own, also of communities that one has left: those the policies would hide, with what it was for. */
export async function listMyCertificates(db: Database, claims: Claims): Promise<MyCertificate[]> {
  const rows = await withService(db, (tx) => certificatesOf(tx, claims.sub))
  return rows.map(({ number, kind, title, community, issued, visibility, holder, revoked }) => ({
    number,
    state: revoked === null ? 'valid' : 'revoked',
    kind,
    title,
    community,
    issued_at: new Date(issued).toISOString(),
    visibility,
    holder,
  }))
}
