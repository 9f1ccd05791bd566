import { leavesNoAdmin } from '../../_db/queries/communities/members.ts'
import { DomainError } from '../../_domain/errors.ts'

/** Work that the database refuses where nobody would be in charge any more, with words for it. */
export async function keepingAnAdmin<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!leavesNoAdmin(error)) throw error
    throw new DomainError('last_admin', 'A community keeps an admin. Make somebody else one first.', { cause: error })
  }
}
