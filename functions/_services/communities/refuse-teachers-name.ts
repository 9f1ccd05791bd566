import { refusedBy } from '../../_db/errors.ts'
import { DomainError } from '../../_domain/errors.ts'

const CONSTRAINTS = new Set(['profiles_name_is_no_teachers', 'memberships_name_is_no_teachers'])

/** For errors of transactions that give a member a name, or a community a member. */
export function refuseTeachersName(error: unknown): never {
  const constraint = refusedBy(error)?.constraint
  if (constraint === undefined || !CONSTRAINTS.has(constraint)) throw error
  throw new DomainError(
    'name_of_teacher',
    'An instructor or admin of this community has this name, or one that looks like it. Choose another display name.',
    {
      errors: [{ path: 'body.display_name', message: 'looks like the name of an instructor or admin' }],
      cause: error,
    },
  )
}
