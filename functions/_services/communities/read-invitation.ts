import type { HeldInvitation } from '../../_contracts/communities/invitations.ts'
import { invitationByHash } from '../../_db/queries/communities/invitations.ts'
import { withService } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import type { DatabaseContext, WithReader } from '../context.ts'
import { hashSecretCode } from './secret-code.ts'

/**
 * What an invitation is, for any reader with its code. Bypasses row-level security, since the reader may not be a member
 * or signed in yet.
 */
export async function readInvitation(
  { db, claims }: WithReader<DatabaseContext>,
  code: string,
): Promise<HeldInvitation> {
  const row = await withService(db, (tx) => invitationByHash(tx, hashSecretCode(code), claims?.sub))
  if (!row) throw notFound('invitation')
  const { name, slug, tagline, expires_at, ...invitation } = row
  return { ...invitation, community: { name, slug, tagline }, expires_at: expires_at.toISOString() }
}
