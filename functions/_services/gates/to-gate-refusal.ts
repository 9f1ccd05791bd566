import { errorCode, refusedBy } from '../../_db/errors.ts'
import { DomainError } from '../../_domain/errors.ts'

/** Turns what a constraint or trigger refused into words for the gate's author. Any other error comes back as it is. */
export function toGateRefusal(error: unknown): unknown {
  if (error instanceof DomainError) return error
  // A foreign key: meanwhile another gate came to need it, or a learner reached it.
  if (errorCode(error) === '23503')
    return new DomainError(
      'conflict',
      'Another person is changing this right now. Nothing was changed; try again in a moment.',
      { cause: error },
    )
  const message = refusedBy(error)?.message ?? ''
  if (message.includes('brings an achievement of its community'))
    return invalid('achievement_id', 'is no achievement of this community')
  if (message.includes('a milestone of a course needs') || message.includes('a milestone of a program needs'))
    return invalid('needs', 'is no gate within reach any more')
  return error

  function invalid(path: string, message: string) {
    return new DomainError('validation_failed', 'These settings are not valid.', {
      errors: [{ path: `body.${path}`, message }],
      cause: error,
    })
  }
}
