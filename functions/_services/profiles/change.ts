import type { ChangeProfileBody, MyProfile } from '../../_contracts/profiles/profiles.ts'
import { errorCode, refusedBy } from '../../_db/errors.ts'
import { updateProfile } from '../../_db/queries/profiles/mine.ts'
import { withUser } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import { refuseTeachersName } from '../communities/refuse-teachers-name.ts'
import type { DatabaseContext, WithClaims } from '../context.ts'
import { changeTimeZone, refuseUnknownZone } from './change-time-zone.ts'
import { readMyProfile } from './read-mine.ts'

/** Changes the given fields of the caller's profile, and returns the whole profile. */
export async function changeMyProfile(
  context: WithClaims<DatabaseContext>,
  { time_zone, ...change }: ChangeProfileBody,
): Promise<MyProfile> {
  const { db, claims } = context
  if (time_zone !== undefined) refuseUnknownZone(time_zone)
  if (Object.keys(change).length > 0)
    try {
      await withUser(db, claims, (tx) => updateProfile(tx, claims.sub, change))
    } catch (error) {
      throw toUsernameError(error) ?? refuseTeachersName(error)
    }
  if (time_zone !== undefined) await changeTimeZone(context, time_zone)
  return readMyProfile(context)
}

const UNIQUE_VIOLATION = '23505'

function toUsernameError(error: unknown): DomainError | undefined {
  const details = (message: string) => ({ errors: [{ path: 'body.username', message }], cause: error })
  if (errorCode(error) === UNIQUE_VIOLATION)
    return new DomainError('already_exists', 'This username is taken. Nothing was changed.', details('is taken'))
  if (refusedBy(error)?.constraint === 'profiles_username_is_not_reserved')
    return new DomainError(
      'username_reserved',
      'This username is reserved. Nothing was changed.',
      details('is reserved'),
    )
  return undefined
}
