import { deleteToldBefore, invitedPeople, noteNextTold } from '../../_db/queries/communities/told-invitations.ts'
import { tell, wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { withService } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import { ROSTER_DAYS } from '../../_domain/communities/roster.ts'
import type { DatabaseContext } from '../context.ts'
import { tellInTurns, type Told } from './tell-in-turns.ts'

/** Invitations that are told at once. */
const PAGE = 5000
/** How far back somebody may have been told of an invitation that is replaced, in milliseconds. */
const BACK = (ROSTER_DAYS + 30) * 24 * 60 * 60_000

/**
 * Tells people who have an account that they are invited. Not where a roster is taken: neither its answer nor its time may say who
 * has an account. A page is locked, told and noted in one transaction: concurrent workers and retries tell each person once.
 */
export const tellInvited = ({ db, now }: DatabaseContext): Promise<Told> =>
  withService(db, async (_, sql) => {
    const ids = await noteNextTold(sql, PAGE)
    const people = ids.length === 0 ? [] : await invitedPeople(sql, ids)
    if (people.length > 0) {
      const at = now()
      await deleteToldBefore(sql, people, uuid7(at - BACK))
      await tell(
        sql,
        people.map(({ user_id, ...invitation }) => ({
          ...{ id: uuid7(at), user_id, community_id: invitation.community_id, kind: 'invited' as const },
          payload: invitation,
        })),
      )
      await wakeLearners(
        sql,
        people.map(({ user_id }) => user_id),
      )
    }
    return { told: people.length, more: ids.length === PAGE }
  })

/** For a scheduler: all who were invited, up to a bounded number. */
export const tellInvitedForAWhile = (context: DatabaseContext): Promise<Told> => tellInTurns(() => tellInvited(context))
