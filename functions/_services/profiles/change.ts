import type { ChangeProfileBody, MyProfile } from '../../_contracts/profiles/profiles.ts'
import { errorCode, refusedBy } from '../../_db/errors.ts'
import { changeProfile } from '../../_db/queries/profiles/mine.ts'
import { withUser, type Claims } from '../../_db/session.ts'
import { DomainError } from '../../_domain/errors.ts'
import type { Engine } from '../engine/apply.ts'
import { move, refuseUnknownZone } from './move.ts'
import { readMyProfile } from './read-mine.ts'

/** Changes what is named, and says how it all is now. */
export async function changeMyProfile(
  engine: Pick<Engine, 'db' | 'now'>,
  claims: Claims,
  { time_zone, ...change }: ChangeProfileBody,
): Promise<MyProfile> {
  if (time_zone !== undefined) refuseUnknownZone(time_zone)
  if (Object.keys(change).length > 0)
    try {
      await withUser(engine.db, claims, (tx) => changeProfile(tx, claims.sub, change))
    } catch (error) {
      throw refused(error) ?? error
    }
  if (time_zone !== undefined) await move(engine, claims, time_zone)
  return readMyProfile(engine, claims)
}

const UNIQUE_VIOLATION = '23505'

function refused(error: unknown): DomainError | undefined {
  const about = (message: string) => ({ errors: [{ path: 'body.username', message }], cause: error })
  if (errorCode(error) === UNIQUE_VIOLATION)
    return new DomainError('already_exists', 'Somebody has this username. Nothing was changed.', about('is taken'))
  if (refusedBy(error)?.constraint === 'profiles_username_is_not_reserved')
    return new DomainError('username_reserved', 'Nobody can have this username.', about('is reserved'))
  return undefined
}
