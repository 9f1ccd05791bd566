/** From the least to the most. */
export const ROLES = ['student', 'instructor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** Whom somebody in a role may invite: admins anybody, instructors students. The policy of `invitations` says the same. */
export function mayInvite(role: Role): readonly Role[] {
  if (role === 'admin') return ROLES
  return role === 'instructor' ? ['student'] : []
}

/** Whether one is already all that a role would make of them. */
export const isAtLeast = (role: Role | null, than: Role): boolean =>
  role !== null && ROLES.indexOf(role) >= ROLES.indexOf(than)
