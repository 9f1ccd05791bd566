import type { Certificate } from '../../_contracts/certificates/certificates.ts'
import type { CertificateRow } from '../../_db/queries/certificates/certificates.ts'
import type { Claims } from '../../_db/session.ts'
import { correctableUntil } from '../../_domain/certificates/certificate.ts'

/**
 * What the reader may see of a certificate. A private one hides its holder's name and the reason of a revocation; that it
 * is valid or revoked is never hidden.
 */
export function toCertificate(
  row: CertificateRow,
  { reader, now }: { reader: Claims | undefined; now: number },
): Certificate {
  const { number, kind, title, community, issued, issued_on, visibility, gates, revoked, taught } = row
  const mine = row.user_id === reader?.sub
  const showsHolder = visibility === 'public' || mine || taught
  const until = correctableUntil(issued)
  return {
    number,
    state: revoked === null ? 'valid' : 'revoked',
    kind,
    title,
    community,
    issued_at: new Date(issued).toISOString(),
    issued_on,
    visibility,
    holder: showsHolder ? row.holder : null,
    gates,
    revoked:
      revoked === null ? null : { at: new Date(revoked).toISOString(), because: showsHolder ? row.because : null },
    mine,
    may_correct: revoked === null && (mine ? now < until : taught),
    may_revoke: revoked === null && taught,
    correctable_until: mine ? new Date(until).toISOString() : null,
  }
}
