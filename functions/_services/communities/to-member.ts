import type { Member } from '../../_contracts/communities/members.ts'
import type { MemberRow } from '../../_db/queries/communities/members.ts'

export const toMember = ({ user_id, username, display_name, role, joined_at }: MemberRow): Member => ({
  user_id,
  username,
  display_name,
  role,
  joined_at: joined_at.toISOString(),
})
