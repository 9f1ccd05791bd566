import { errorCode } from '../../_db/errors.ts'
import { DomainError } from '../../_domain/errors.ts'

const UNIQUE_VIOLATION = '23505'

/** For errors of transactions that give a group a name. */
export function refuseTakenName(error: unknown): never {
  if (errorCode(error) !== UNIQUE_VIOLATION) throw error
  throw new DomainError('already_exists', 'The community has a group of this name, perhaps an archived one.', {
    errors: [{ path: 'body.name', message: 'is taken' }],
    cause: error,
  })
}
