import { HTTPException } from 'hono/http-exception'
import { DomainError } from '../_domain/errors.ts'
import { errorCode, isOfDeletedAccount, isReadOnly, isTransient } from '../_db/errors.ts'
import { HttpProblem } from './problem.ts'

/** In seconds. */
const RETRY_SOON = 1
/** The same where another server has to take over first. */
const RETRY_LATER = 10

/** Turns any error into a problem that tells the caller no more than it may know. */
export function toProblem(error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof DomainError)
    return new HttpProblem(error.code, error.message, {
      errors: error.errors,
      ...(error.code === 'unavailable' && { retryAfter: RETRY_SOON }),
      versus: error.versus,
      location: error.see && locationOf(error.see),
      cause: error,
    })
  if (error instanceof HTTPException) return fromHono(error)
  const code = errorCode(error)
  if (code === '42501') return new HttpProblem('not_allowed', 'You are not allowed to do this.', { cause: error })
  if (isOfDeletedAccount(error)) return new HttpProblem('token_invalid', 'This account was deleted.', { cause: error })
  if (isTransient(error))
    return new HttpProblem('unavailable', 'The database did not answer. Nothing was changed; try again in a moment.', {
      retryAfter: RETRY_SOON,
      cause: error,
    })
  if (isReadOnly(error))
    return new HttpProblem('read_only', 'Everything can be read, but nothing can be changed at the moment.', {
      retryAfter: RETRY_LATER,
      cause: error,
    })
  return new HttpProblem('internal', 'Nothing was changed. Try again. If it keeps happening, send us the request id.', {
    cause: error,
  })
}

const locationOf = (see: NonNullable<DomainError['see']>): string =>
  `/functions/v1/attempts-api/${'live' in see ? `live/${see.live}` : `attempts/${see.attempt}`}`

function fromHono(error: HTTPException): HttpProblem {
  if (error.status === 400)
    return new HttpProblem('malformed_json', 'The body could not be read as JSON.', { cause: error })
  if (error.status === 415)
    return new HttpProblem('not_json', 'Send the body with Content-Type: application/json.', { cause: error })
  return new HttpProblem('bad_request', 'The request could not be read.', { cause: error })
}
