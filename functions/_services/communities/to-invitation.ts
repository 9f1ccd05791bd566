import type { Invitation } from '../../_contracts/communities/invitations.ts'
import type { InvitationRow } from '../../_db/queries/communities/invitations.ts'

export const toInvitation = (row: InvitationRow): Invitation => ({
  ...row,
  created_at: row.created_at.toISOString(),
  expires_at: row.expires_at.toISOString(),
})
