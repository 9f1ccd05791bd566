import { z } from 'zod'
import { role } from '#contracts/communities/communities.ts'
import type { Role } from '#domain/communities/roles.ts'
import type { Invitation } from '#contracts/communities/invitations.ts'
import { memberCursor, type MemberCursor } from '#contracts/communities/members.ts'
import { count } from '#domain/locale/counts.ts'

const ASKS = ['role', 'remove', 'revoke'] as const

/** What the page of members shows, and which question it asks first. */
export interface MembersShown {
  search?: string
  role?: Role
  /** Only members of this group. */
  group?: string
  after?: MemberCursor
  ask?: (typeof ASKS)[number]
  /** The id of the member or invitation that the question is about. */
  of?: string
}

/** Reads the query of the page's URL; invalid values are ignored. */
export const readMembersShown = (query: URLSearchParams): MembersShown => ({
  search: query.get('search')?.trim() || undefined,
  role: role.safeParse(query.get('role')).data,
  group: z.uuid().safeParse(query.get('group')).data,
  after: memberCursor.safeParse(query.get('after')).data,
  ask: ASKS.find((ask) => ask === query.get('ask')),
  of: query.get('of') ?? undefined,
})

/** The same page once the question is answered. */
export const withoutQuestion = ({ search, role, group, after }: MembersShown): MembersShown => ({
  search,
  role,
  group,
  after,
})

export const usesText = ({ uses, max_uses }: Pick<Invitation, 'uses' | 'max_uses'>): string => {
  if (max_uses !== null) return `${uses} of ${count(max_uses, 'use')}`
  return uses === 0 ? 'not used yet' : `used ${uses === 1 ? 'once' : count(uses, 'time')}`
}

export const STATE: Record<Invitation['state'], string> = {
  good: 'Active',
  expired: 'Expired',
  used_up: 'Used up',
  revoked: 'Revoked',
}
