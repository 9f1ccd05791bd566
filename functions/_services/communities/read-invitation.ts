import type { HeldInvitation } from '../../_contracts/communities/invitations.ts'
import type { Database } from '../../_db/client.ts'
import { heldInvitation } from '../../_db/queries/communities/invitations.ts'
import { withService, type Claims } from '../../_db/session.ts'
import { notFound } from '../../_domain/errors.ts'
import { hashOf } from './invitation-code.ts'

/** What a link is, to whoever has it: also to those whom no policy knows yet. */
export async function readInvitation(db: Database, reader: Claims | undefined, code: string): Promise<HeldInvitation> {
  const held = await withService(db, (tx) => heldInvitation(tx, hashOf(code), reader?.sub))
  if (!held) throw notFound('invitation')
  const { name, slug, tagline, expires_at, ...rest } = held
  return { ...rest, community: { name, slug, tagline }, expires_at: expires_at.toISOString() }
}
