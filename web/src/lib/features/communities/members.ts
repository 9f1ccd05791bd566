import { role } from '#contracts/communities/communities.ts'
import type { Role } from '#domain/communities/roles.ts'
import type { Invitation } from '#contracts/communities/invitations.ts'
import { memberCursor, type MemberCursor } from '#contracts/communities/members.ts'
import { count } from '#lib/words.ts'

const ASKS = ['role', 'remove', 'revoke'] as const

/** What a page of members shows, and what it asks first: of whom, or of which link. */
export interface MembersShown {
  search?: string
  role?: Role
  after?: MemberCursor
  ask?: (typeof ASKS)[number]
  of?: string
}

/** What the address asks for; a word that means nothing asks for nothing. */
export const readMembersShown = (query: URLSearchParams): MembersShown => ({
  search: query.get('search')?.trim() || undefined,
  role: role.safeParse(query.get('role')).data,
  after: memberCursor.safeParse(query.get('after')).data,
  ask: ASKS.find((ask) => ask === query.get('ask')),
  of: query.get('of') ?? undefined,
})

/** The same once a question is answered. */
export const answered = ({ search, role, after }: MembersShown): MembersShown => ({ search, role, after })

export const usesSay = ({ uses, max_uses }: Pick<Invitation, 'uses' | 'max_uses'>): string => {
  if (max_uses !== null) return `${uses} of ${count(max_uses, 'use')}`
  return uses === 0 ? 'not used yet' : `used ${uses === 1 ? 'once' : count(uses, 'time')}`
}

export const STATE: Record<Invitation['state'], string> = {
  good: 'Good',
  expired: 'Expired',
  used_up: 'Used up',
  revoked: 'Revoked',
}
