import { Failure } from '../local/failure.ts'
import { codeOf } from './error-code.ts'

/** An error of a connection to the database in words; others as they are. */
export function unreachable(error: unknown): unknown {
  const code = String(codeOf(error))
  const advice = 'Start it, or mend DATABASE_URL, which takes the login of the owner.'
  if (code === '28P01' || code === '28000')
    return new Failure('The database refuses this user and password.', advice, { cause: error })
  if (/^(ECONN|CONNECT_|CONNECTION_|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|57P03)/.test(code))
    return new Failure(`The database does not answer (${code}).`, advice, { cause: error })
  return error
}
