/** From the lowest to the highest. */
export const ROLES = ['student', 'instructor', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** The roles that a member may invite to: admins to any, instructors to student. The policy of `invitations` repeats this. */
export function mayInvite(role: Role): readonly Role[] {
  if (role === 'admin') return ROLES
  return role === 'instructor' ? ['student'] : []
}

/** Whether a role is at least as high as another; null, for a non-member, is below all. */
export const isAtLeast = (role: Role | null, other: Role): boolean =>
  role !== null && ROLES.indexOf(role) >= ROLES.indexOf(other)
