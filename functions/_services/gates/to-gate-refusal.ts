import { errorCode, refusedBy } from '../../_db/errors.ts'
import { DomainError } from '../../_domain/errors.ts'

/** What the database refused of a gate, in words for who wrote it. Anything else is passed on. */
export function toGateRefusal(error: unknown): unknown {
  if (error instanceof DomainError) return error
  // A key of another table: somebody came to need it, or to stand at it, in the meantime.
  if (errorCode(error) === '23503')
    return new DomainError('conflict', 'Somebody else works on it just now. Nothing was changed.', { cause: error })
  const said = refusedBy(error)?.message ?? ''
  if (said.includes('from draft to live to retired'))
    return new DomainError('conflict', 'It goes from draft to live to retired, never back.', { cause: error })
  if (said.includes('brings an achievement of its community'))
    return invalid('achievement_id', 'is no achievement of this community')
  if (said.includes('a milestone of a course needs') || said.includes('a milestone of a program needs'))
    return invalid('needs', 'is no gate within reach any more')
  return error

  function invalid(path: string, message: string) {
    return new DomainError('validation_failed', 'It cannot be as it is.', {
      errors: [{ path: `body.${path}`, message }],
      cause: error,
    })
  }
}
