import type { Role } from '#domain/communities/roles.ts'

/** A role with its article, for use in a sentence. */
export const AS: Record<Role, string> = { student: 'a student', instructor: 'an instructor', admin: 'an admin' }

export const MAY: Record<Role, string> = {
  student: 'takes tests and earns achievements',
  instructor: 'creates content and achievements, reviews work, and sees how students are doing',
  admin: 'manages everything, including members and their roles',
}
