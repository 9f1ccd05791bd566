import type { Connection } from '../../_db/client.ts'
import { audienceOf, nextAnnouncement, noteAnnounced } from '../../_db/queries/announcements/tellings.ts'
import { tell, wakeLearners } from '../../_db/queries/notifications/tell.ts'
import { withService } from '../../_db/session.ts'
import { uuid7 } from '../../_db/uuid7.ts'
import type { DatabaseContext } from '../context.ts'

/** Streams of learners that one message wakes. */
const WOKEN = 100

/**
 * Tells learners of the next announcement whose time has come. It is locked, told and noted in one transaction: concurrent workers
 * and retries tell each learner once, and whoever withdraws it meanwhile does so before or after all of them are told.
 */
export const tellOfAnnouncement = ({ db, now }: DatabaseContext): Promise<{ told: number; more: boolean }> =>
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
    await wakeInTurn(sql, users)
    return { told: users.length, more: true }
  })

export async function wakeInTurn(sql: Connection['sql'], users: readonly string[]) {
  for (let from = 0; from < users.length; from += WOKEN) await wakeLearners(sql, users.slice(from, from + WOKEN))
}

/** Announcements that one call of the scheduler tells. */
const MOST = 50

/** For a scheduler: all announcements whose time has come, up to a bounded number. */
export async function announceForAWhile(context: DatabaseContext): Promise<{ told: number; more: boolean }> {
  let total = 0
  for (let looked = 0; looked < MOST; looked++) {
    const { told, more } = await tellOfAnnouncement(context)
    total += told
    if (!more) return { told: total, more: false }
  }
  return { told: total, more: true }
}
