import { audienceOf, nextAnnouncement, noteAnnounced } from '../../_db/queries/announcements/tellings.ts'
import { tell, wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { withService } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { DatabaseContext } from '../context.ts'
import { tellInTurns, type Told } from '../notifications/tell-in-turns.ts'

/**
 * Tells learners of the next announcement whose time has come. It is locked, told and noted in one transaction: concurrent workers
 * and retries tell each learner once, and whoever withdraws it meanwhile does so before or after all of them are told.
 */
export const tellOfAnnouncement = ({ db, now }: DatabaseContext): Promise<Told> =>
  withService(db, async (_, sql) => {
    const due = await nextAnnouncement(sql)
    if (!due) return { told: 0, more: false }
    const { id, community_id } = due
    const users = await audienceOf(sql, id)
    await tell(
      sql,
      users.map((user_id) => ({
        ...{ id: uuid7(now()), user_id, community_id, kind: 'announcement' as const },
        payload: { announcement_id: id },
      })),
    )
    await noteAnnounced(sql, id)
    await wakeLearners(sql, users)
    return { told: users.length, more: true }
  })

/** For a scheduler: all announcements whose time has come, up to a bounded number. */
export const announceForAWhile = (context: DatabaseContext): Promise<Told> =>
  tellInTurns(() => tellOfAnnouncement(context))
