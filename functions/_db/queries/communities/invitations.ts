import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Role } from '../../../_domain/communities/roles.ts'
import { communities, invitations, memberships, profiles } from '../../schema/communities.ts'
import type { Transaction } from '../../session.ts'

/** The list shows at most so many invitations. */
const LIMIT = 100

const state = sql<'good' | 'expired' | 'used_up' | 'revoked'>`
  private.invitation_state(
    ${invitations.revoked_at}, ${invitations.expires_at}, ${invitations.uses}, ${invitations.max_uses}
  )
`

const groupName = sql<string | null>`(select name from groups where groups.id = ${invitations.group_id})`

const selectInvitations = (tx: Transaction) =>
  tx
    .select({
      id: invitations.id,
      role: invitations.role,
      note: invitations.note,
      state,
      uses: invitations.uses,
      max_uses: invitations.max_uses,
      group: groupName,
      made_by: profiles.display_name,
      created_at: invitations.created_at,
      expires_at: invitations.expires_at,
    })
    .from(invitations)
    .leftJoin(profiles, eq(profiles.id, invitations.created_by))
    .$dynamic()

export type InvitationRow = Awaited<ReturnType<typeof selectInvitations>>[number]

/** The community's invitations that the reader may see: valid ones first, then the newest. */
export const invitationsOf = (tx: Transaction, communityId: string) =>
  selectInvitations(tx)
    .where(eq(invitations.community_id, communityId))
    .orderBy(sql`${state} <> 'good'`, desc(invitations.created_at), desc(invitations.id))
    .limit(LIMIT)

export async function findInvitation(tx: Transaction, communityId: string, id: string) {
  const [invitation] = await selectInvitations(tx).where(
    and(eq(invitations.id, id), eq(invitations.community_id, communityId)),
  )
  return invitation
}

interface NewInvitation {
  id: string
  community_id: string
  role: Role
  code_hash: string
  note: string
  days: number
  max_uses: number | null
  group_id: string | null
}

/** Inserts an invitation; the database sets the signed-in user as its creator. */
export const insertInvitation = (
  tx: Transaction,
  { id, community_id, role, code_hash, note, days, max_uses, group_id }: NewInvitation,
) =>
  // Plain SQL, since drizzle's insert names every column and users may set only these.
  tx.execute(sql`
    insert into invitations (id, community_id, role, code_hash, note, expires_at, max_uses, group_id)
    values (${id}, ${community_id}, ${role}, ${code_hash}, ${note}, now() + make_interval(hours => ${24 * days}), ${max_uses}, ${group_id})
  `)

/** A second call changes nothing: the first time of revocation stays. */
export const markInvitationRevoked = (tx: Transaction, communityId: string, id: string) =>
  tx
    .update(invitations)
    .set({ revoked_at: sql`now()` })
    .where(and(eq(invitations.id, id), eq(invitations.community_id, communityId), isNull(invitations.revoked_at)))

/** The invitation whose code has this hash, and the reader's role in its community. */
export async function invitationByHash(tx: Transaction, hash: string, readerId: string | undefined) {
  const [invitation] = await tx
    .select({
      name: communities.name,
      slug: communities.slug,
      tagline: communities.tagline,
      role: invitations.role,
      state,
      invited_by: profiles.display_name,
      expires_at: invitations.expires_at,
      group: groupName,
      closed: sql<boolean>`${communities.closed_at} is not null`,
      mine: memberships.role,
    })
    .from(invitations)
    .innerJoin(communities, eq(communities.id, invitations.community_id))
    .innerJoin(profiles, eq(profiles.id, invitations.created_by))
    .leftJoin(
      memberships,
      and(eq(memberships.community_id, communities.id), sql`${memberships.user_id} = ${readerId ?? null}::uuid`),
    )
    .where(eq(invitations.code_hash, hash))
  return invitation
}

interface Acceptance extends Record<string, unknown> {
  outcome: 'accepted' | 'not_found' | 'expired' | 'used_up' | 'revoked' | 'decided'
  community: string | null
}

/** Gives the signed-in user the invitation's role, or returns why not. */
export async function acceptByHash(tx: Transaction, hash: string): Promise<Acceptance | undefined> {
  const [row] = await tx.execute<Acceptance>(sql`select * from private.accept_invitation(${hash})`)
  return row
}
